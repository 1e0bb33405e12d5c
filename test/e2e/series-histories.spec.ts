import { type HistoryName, HISTORY_KEYS, type Version, versionsOf } from '../support/histories.js';
import { type Answer, type Client, expectStatus, LedgerApp } from '../support/ledger-app.js';
import { sourceBody, situationBody } from '../support/bodies.js';

/**
 * Two published tables, version by version, as files. After each the ledger holds the very table: its hash is that of the
 * published file, which other code read. `HISTORY=whole` takes every version, else a stretch of each.
 */

const isWhole = process.env['HISTORY'] === 'whole';

/** Stretches with what is odd: a column renamed, cells unset, a key twice, a version that did not parse, nulls. */
const STRETCHES: Readonly<Record<HistoryName, (index: number) => boolean>> = {
  't4p-gaza-daily': (index) => index <= 12,
  'ua-genstaff-personnel': (index) => index <= 8 || (index >= 129 && index <= 136),
};

const SERIES: Readonly<Record<HistoryName, object>> = {
  't4p-gaza-daily': {
    columns: {
      killed_cum: { measure: 'killed_cumulative' },
      injured_cum: { measure: 'injured_cumulative' },
      report_source: { measure: 'report_source' },
    },
  },
  'ua-genstaff-personnel': {
    columns: {
      personnel: { measure: 'killed_cumulative', group: 'combatants' },
      'personnel*': {
        qualifies: 'personnel',
        words: { about: 'approximate', almost: 'high', more: 'low', 'more than': 'low' },
      },
    },
  },
};

let ledger: LedgerApp;

beforeAll(async () => {
  ledger = await LedgerApp.start();
  await expectStatus(
    ledger.admin.post('/v1/measures', {
      code: 'report_source',
      family: 'casualty',
      unit: 'text',
      accumulation: 'level',
    }),
    201,
  );
});
afterAll(() => ledger.stop());

describe.each(Object.keys(HISTORY_KEYS) as HistoryName[])('%s', (history) => {
  const versions = [...versionsOf(history)].filter(
    ({ commit }) => isWhole || STRETCHES[history](commit.commitIndex),
  );
  let series: string;

  beforeAll(async () => {
    series = await defineSeries(ledger.admin, history);
  });

  test(
    'each version is in the ledger as it was published',
    async () => {
      for (const version of versions) {
        const { commit } = version;
        const { body } = await expectStatus(put(series, version), 201);
        const table = await tableOf(series);
        expect({
          at: commit.commitIndex,
          rows: body.rows,
          cells: body.cells,
          answered: body.stateSha256,
          rebuilt: table.headers['ledger-state-sha256'],
        }).toEqual({
          at: commit.commitIndex,
          rows: commit.rows,
          cells: commit.cells,
          answered: commit.stateSha256,
          rebuilt: commit.stateSha256,
        });
      }
    },
    isWhole ? 3_600_000 : 60_000,
  );

  test(
    'each is found again by its stated time alone, and by its number',
    async () => {
      for (const [index, { commit }] of versions.entries()) {
        const byTime = await tableOf(series, `statedAsOf=${encodeURIComponent(commit.committedAt)}`);
        expect(byTime.headers['ledger-state-sha256']).toBe(commit.stateSha256);
        const byNumber = await tableOf(series, `vintage=${index + 1}`);
        expect(byNumber.headers['ledger-state-sha256']).toBe(commit.stateSha256);
      }
    },
    isWhole ? 3_600_000 : 60_000,
  );
});

async function defineSeries(client: Client, history: HistoryName): Promise<string> {
  const source = await expectStatus(client.post('/v1/sources', sourceBody({ name: history })), 201);
  const situation = await expectStatus(client.post('/v1/situations', situationBody(source.body.id)), 201);
  const { body } = await expectStatus(
    client.post('/v1/series', {
      code: history.replaceAll('-', '_'),
      name: history,
      situationId: situation.body.id,
      sourceId: source.body.id,
      format: 'json',
      key: { [HISTORY_KEYS[history]]: 'period' },
      family: 'casualty',
      otherColumns: 'define',
      dating: 'reported',
      ...SERIES[history],
    }),
    201,
  );
  return body.id as string;
}

function put(series: string, { commit, file }: Version): Promise<Answer> {
  const statedAt = encodeURIComponent(commit.committedAt);
  return ledger.admin.post(`/v1/series/${series}/vintages?statedAt=${statedAt}`, file);
}

function tableOf(series: string, query = ''): Promise<Answer> {
  return expectStatus(ledger.admin.get(`/v1/series/${series}/table?${query}`), 200);
}
