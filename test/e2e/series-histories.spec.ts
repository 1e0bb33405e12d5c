import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  HISTORY_KEYS,
  type HistoryName,
  type Sample,
  samples,
  type Version,
  versionsOf,
} from '../support/histories.js';
import { type Answer, type Client, expectStatus } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';
import { seriesBody, situationBody, sourceBody } from '../support/bodies.js';

/**
 * Two published tables, version by version, as files. After each the ledger holds the very table: its hash is that of the
 * published file, which other code read. LEDGER_TEST_DATA=whole takes every version, all twelve files as they were
 * published, and what single cells said as of a version; else it is a stretch of each history.
 */

const isWhole = process.env['LEDGER_TEST_DATA'] === 'whole';
const inWhole = isWhole ? test : test.skip;
const LONG_MS = 3_600_000;

const FILES = join(__dirname, '../fixtures/vintages/t4p-gaza-daily');

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

let ledger: ServedLedger;

beforeAll(async () => {
  ledger = await ServedLedger.start();
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
  const versions = [...versionsOf(history, isWhole ? undefined : STRETCHES[history])];
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
    isWhole ? LONG_MS : undefined,
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
    isWhole ? LONG_MS : undefined,
  );

  inWhole(
    'each sampled cell says what its version said',
    async () => {
      const wrong: object[] = [];
      for (const sample of samplesOf(history)) {
        const { asOf, key, metric, present, value } = sample;
        const { body } = await tableOf(series, `statedAsOf=${encodeURIComponent(asOf)}`);
        const rows = body as Record<string, unknown>[];
        const row = rows.find((one) => Object.entries(key).every(([name, text]) => one[name] === text)) ?? {};
        if (metric in row !== present || (present && row[metric] !== value)) wrong.push({ ...sample, row });
      }
      expect(wrong).toEqual([]);
    },
    LONG_MS,
  );
});

inWhole(
  'the files that were published have the hashes of their versions',
  async () => {
    const series = await defineSeries(ledger.admin, 't4p-gaza-daily');
    const commits = new Map(
      [...versionsOf('t4p-gaza-daily')].map(({ commit }) => [commit.commitIndex, commit]),
    );
    const names = readdirSync(FILES);
    expect(names).toHaveLength(12);
    for (const name of names) {
      const commit = commits.get(Number(name.slice(0, 4)));
      if (!commit) throw new Error(`no version is ${name}`);
      const file = gunzipSync(readFileSync(join(FILES, name))).toString('utf8');
      const { body } = await expectStatus(put(series, { commit, file }), 201);
      const table = await tableOf(series);
      expect([name, body.stateSha256, table.headers['ledger-state-sha256']]).toEqual([
        name,
        commit.stateSha256,
        commit.stateSha256,
      ]);
    }
  },
  LONG_MS,
);

function samplesOf(history: HistoryName): Sample[] {
  const all = samples();
  expect(all).toHaveLength(150);
  return all.filter(({ dataset }) => dataset === history);
}

async function defineSeries(client: Client, history: HistoryName): Promise<string> {
  const source = await client.record('/v1/sources', sourceBody({ name: history }));
  const situation = await client.record('/v1/situations', situationBody(source.id));
  const { id } = await client.record(
    '/v1/series',
    seriesBody(source.id, situation.id, {
      code: history.replaceAll('-', '_'),
      name: history,
      key: { [HISTORY_KEYS[history]]: 'period' },
      otherColumns: 'define',
      dating: 'reported',
      ...SERIES[history],
    }),
  );
  return id;
}

function put(series: string, { commit, file }: Version): Promise<Answer> {
  const statedAt = encodeURIComponent(commit.committedAt);
  return ledger.admin.post(`/v1/series/${series}/vintages?statedAt=${statedAt}`, file);
}

function tableOf(series: string, query = ''): Promise<Answer> {
  return expectStatus(ledger.admin.get(`/v1/series/${series}/table?${query}`), 200);
}
