import { QUERY_HANDLERS } from '../../../projections/index.js';
import { FAMILIES } from '../../../src/domain/counts/families.js';
import { LedgerApp } from '../../support/ledger-app.js';
import { Narrator } from '../../support/wave/narrator.js';
import { tellWave } from '../../support/wave/wave.js';
import { type Paths, readsOf } from './reads.js';
import { scansOf } from './scans.js';
import { type Planned, PreparedStatements } from './statements.js';

/**
 * Every statement that the ledger prepares while commands of all kinds come in and each read of the API is asked with
 * each of its parameters: how SQLite finds its rows. None may go through all rows of a table.
 */

let planned: Planned[];
let refused: string[];
const executed = new Set<string>();

beforeAll(async () => {
  const statements = new PreparedStatements();
  for (const handler of QUERY_HANDLERS) watch(handler);
  const ledger = await LedgerApp.start({ webhookPrivateTargets: true });
  try {
    const narrator = await Narrator.arrive(ledger, 'the-first');
    const wave = await tellWave(narrator);
    await tellWave(await Narrator.arrive(ledger, 'the-second'));
    const measure = { code: 'hectares_burnt', family: 'damage', unit: 'ha', accumulation: 'cumulative' };
    const { id: measureId } = await narrator.take('/measures', measure);
    const { id: groupId } = await narrator.take('/groups', { code: 'teachers', scheme: 'role' });
    await tellOfSeries(narrator, wave.situation);
    const seriesId = await publishSeries(ledger, wave.situation, narrator.sources[0]);
    const countOf = await reportOfEach(narrator, wave.whole);
    const webhookId = await registerWebhook(ledger);
    const head = (await ledger.admin.get('/v1/sources')).headers['ledger-sequence'] ?? '';
    const known = {
      wave,
      sourceId: narrator.sources[0],
      measureId,
      groupId,
      webhookId,
      seriesId,
      countOf,
      head,
    };
    const { paths } = (await ledger.admin.get('/openapi.json')).body as { paths: Paths };
    refused = await ask(ledger, readsOf(paths, known));
    planned = statements.stop();
  } finally {
    await ledger.stop();
  }
});

/** A count of each family. */
async function reportOfEach(narrator: Narrator, strike: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { code, measures } of FAMILIES) {
    const body = {
      subject: { type: 'strike', id: strike },
      measure: Object.keys(measures)[0],
      group: 'of_each',
      figure: { best: 5 },
      statement: narrator.said(0, '2025-10-23'),
    };
    ids.set(code, (await narrator.take(`/${code}-counts`, body)).id);
  }
  return ids;
}

/** A table in two versions, the second of them tried before. */
async function publishSeries({ admin }: LedgerApp, situationId: string, sourceId: string): Promise<string> {
  const body = {
    code: 'daily',
    name: 'Daily table',
    situationId,
    sourceId,
    format: 'json',
    key: { date: 'period' },
    family: 'casualty',
    otherColumns: 'define',
  };
  const { id } = (await admin.post('/v1/series', body)).body as { id: string };
  const put = (day: number, query: string, ...rows: object[]) =>
    admin.post(`/v1/series/${id}/vintages?statedAt=2025-10-${day}${query}`, rows);
  await put(23, '', { date: '2025-10-22', hurt: 3 }, { date: '2025-10-21', hurt: 1 });
  await put(24, '&dryRun=true', { date: '2025-10-22', hurt: 4 });
  await put(24, '', { date: '2025-10-22', hurt: 4 });
  return id;
}

/** One that reads the whole ledger, to nobody. */
async function registerWebhook({ admin }: LedgerApp): Promise<string> {
  const registered = await admin.post('/v1/webhooks', { url: 'http://127.0.0.1:9/', after: 0 });
  const { id } = registered.body as { id: string };
  await admin.post(`/v1/webhooks/${id}/pause`, {});
  return id;
}

/** A running total, whose periods have neighbours; and one command that comes twice. */
async function tellOfSeries(narrator: Narrator, situation: string): Promise<void> {
  const subject = { type: 'situation', id: situation };
  for (const [period, best] of [
    ['2025-10-20', 5],
    ['2025-10-22', 9],
    ['2025-10-21', 7],
  ] as const) {
    const figure = { best };
    const body = {
      subject,
      measure: 'killed_cumulative',
      period,
      figure,
      statement: narrator.said(0, '2025-10-23'),
    };
    await narrator.take('/casualty-counts', body);
  }
  await narrator.repeat();
}

interface Asked {
  execute(query: unknown): unknown;
}

function watch({ prototype, name }: { prototype: Asked; name: string }): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its own handler
  const { execute } = prototype;
  jest.spyOn(prototype, 'execute').mockImplementation(function (this: Asked, query) {
    executed.add(name);
    return execute.call(this, query);
  });
}

/** Asks each read, and for the page after it where there is one. @returns what did not answer */
async function ask(ledger: LedgerApp, reads: readonly string[]): Promise<string[]> {
  const bad: string[] = [];
  for (const path of reads) {
    const { status, text, body } = await ledger.admin.get(path);
    if (status !== 200) bad.push(`${status} ${path} ${text}`);
    const next = (body as { next?: unknown } | null)?.next;
    // Where nothing is visible yet, whether the resource is has to be looked for.
    if (!path.includes('asOf'))
      await ledger.admin.get(`${path}${path.includes('?') ? '&' : '?'}asOfSequence=0`);
    if (typeof next === 'string') await ledger.admin.get(`${path}&cursor=${next}`);
  }
  return bad;
}

it('asks every read, and each with every parameter', () => {
  expect(refused).toEqual([]);
});

it('asks every query handler', () => {
  expect(QUERY_HANDLERS.map(({ name }) => name).filter((name) => !executed.has(name))).toEqual([]);
});

it('finds rows by an index', () => {
  expect(planned.flatMap(scansOf)).toEqual([]);
});
