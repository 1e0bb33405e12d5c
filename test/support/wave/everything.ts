import { FAMILIES } from '../../../src/domain/counts/families.js';
import { seriesBody } from '../bodies.js';
import type { TestLedger } from '../client.js';
import { Narrator } from './narrator.js';
import type { Wave } from './told.js';
import { tellWave } from './wave.js';

/** What a ledger has been told, for questions about it. */
export interface Known {
  readonly wave: Wave;
  readonly sourceId: string;
  readonly measureId: string;
  readonly groupId: string;
  readonly webhookId: string;
  readonly seriesId: string;
  /** A count of each family, by the family's code. */
  readonly countOf: ReadonlyMap<string, string>;
  /** The last sequence. */
  readonly head: string;
}

/** Tells a ledger something of all that it takes, most of it twice; it may lead webhooks to this machine. */
export async function tellEverything(ledger: TestLedger): Promise<Known> {
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
  return { wave, sourceId: narrator.sources[0], measureId, groupId, webhookId, seriesId, countOf, head };
}

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
async function publishSeries({ admin }: TestLedger, situationId: string, sourceId: string): Promise<string> {
  const body = seriesBody(sourceId, situationId, { columns: {}, otherColumns: 'define' });
  const { id } = await admin.record('/v1/series', body);
  const put = (day: number, query: string, ...rows: object[]) =>
    admin.post(`/v1/series/${id}/vintages?statedAt=2025-10-${day}${query}`, rows);
  await put(23, '', { date: '2025-10-22', hurt: 3 }, { date: '2025-10-21', hurt: 1 });
  await put(24, '&dryRun=true', { date: '2025-10-22', hurt: 4 });
  await put(24, '', { date: '2025-10-22', hurt: 4 });
  return id;
}

/** One that reads the whole ledger, to nobody. */
async function registerWebhook({ admin }: TestLedger): Promise<string> {
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

/** What stands in a path for a parameter. @throws Error when nothing is known */
export function inPath(path: string, name: string, known: Known): string {
  const { wave, sourceId, measureId, groupId, webhookId, seriesId, countOf } = known;
  const [, , collection = ''] = path.split('/');
  const ids: Readonly<Record<string, string>> = {
    sources: sourceId,
    strikes: wave.whole,
    situations: wave.situation,
    notices: wave.notice,
    agreements: wave.agreement,
    'diplomatic-events': wave.diplomaticEvent,
    ...Object.fromEntries([...countOf].map(([family, id]) => [`${family}-counts`, id])),
    'casualty-counts': wave.counts.killed,
    corrections: wave.correction,
    measures: measureId,
    groups: groupId,
    webhooks: webhookId,
    series: seriesId,
  };
  const others: Readonly<Record<string, string>> = {
    revision: '0',
    sequence: '20',
    termId: 'gripen',
    vintage: '1',
  };
  const value = name === 'id' ? ids[collection] : others[name];
  if (value === undefined)
    throw new Error(`nothing is known to stand for ${name} in ${path}: give it a value`);
  return value;
}
