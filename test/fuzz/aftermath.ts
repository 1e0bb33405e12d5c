import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LedgerProcess } from '../support/ledger-process.js';
import { rowsOf } from '../support/read-models/rows.js';
import { feed, type FeedEvent, headOf } from '../support/whole-ledger.js';
import { askUntil } from '../support/until.js';
import type { FuzzResult, Sample } from './fuzz-run.js';

/**
 * What each request may leave in memory, in bytes, from a fifth of the run on, and what all of them may together. Below
 * the latter caches fill that have a bound: 16 MiB of parts of streams, and by their number folded streams, references,
 * heads of streams and keys of counts. What leaks is above both when the run is long.
 */
const MOST_A_REQUEST = 512;
const SLACK = 64 * 2 ** 20;

/** A node that starts takes over deliveries, and so these rows go on. */
const OF_NODES: ReadonlySet<string> = new Set(['webhook', 'webhook_failure']);

const COLLECTIONS_READ =
  /^(sources|strikes|situations|notices|agreements|diplomatic-events|measures|groups|series|corrections|webhooks|\w+-counts)$/;

/** Looks at the ledger after the run. @returns what is wrong, and what was seen */
export async function aftermath(
  ledger: LedgerProcess,
  dataDirectory: string,
  { known, samples, sockets }: Pick<FuzzResult, 'known' | 'samples' | 'sockets'>,
): Promise<{ problems: string[]; lines: string[] }> {
  if (ledger.isGone) return { problems: [`the process has ended:\n${ledger.output}`], lines: [] };
  const problems: string[] = [];
  const readiness = await fetch(`${ledger.url}/health/ready`);
  if (readiness.status !== 200)
    problems.push(`/health/ready answers ${readiness.status}: ${await readiness.text()}`);
  const head = await headOf(ledger.http);
  const events = await feed(ledger.http, 0, head);
  problems.push(...gapsOf(events, head));
  const read = known.all.filter(({ collection }) => COLLECTIONS_READ.test(collection));
  for (const { collection, id } of read) {
    const { status, text } = await ledger.http.get(`/${collection}/${id}`);
    if (status !== 200) problems.push(`/${collection}/${id} was made and answers ${status}: ${text}`);
  }
  problems.push(...growthOf(samples));
  if (sockets.after > sockets.before)
    problems.push(`${sockets.after} sockets are open, after ${sockets.before}`);
  problems.push(...(await differencesFromRebuild(ledger, dataDirectory)));
  const lines = [
    `${events.length} events, ${read.length} things read back`,
    ...samples.map(({ requests, atRest: { heapUsed, rss, external, sockets } }) => {
      const [heap, all, outside] = [heapUsed, rss, external].map((bytes) => (bytes / 2 ** 20).toFixed(1));
      return `after ${requests}: heap ${heap} MiB, outside of it ${outside} MiB, resident ${all} MiB, ${sockets} sockets`;
    }),
  ];
  return { problems: problems.slice(0, 50), lines };
}

function gapsOf(events: readonly FeedEvent[], head: number): string[] {
  const sequences = events.map(({ sequence }) => Number(sequence));
  const isDense = sequences.length === head && sequences.every((sequence, at) => sequence === at + 1);
  const broken = [...Map.groupBy(events, ({ subject }) => subject)].filter(([, history]) =>
    history.some(({ revision }, at) => revision !== at),
  );
  return [
    ...(isDense ? [] : [`the feed has ${sequences.length} events up to ${head}, and not each once`]),
    ...broken.map(([subject]) => `the revisions of ${subject} are not dense`),
  ];
}

/** The line of least squares through what was held, from a fifth of the run on. */
export function slopeOf(samples: readonly Sample[]): number {
  const late = samples.slice(Math.floor(samples.length / 5));
  const points = late.map(({ requests, atRest }) => [requests, atRest.heapUsed + atRest.external] as const);
  const [meanX, meanY] = [0, 1].map(
    (axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / points.length,
  ) as [number, number];
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return under === 0 ? 0 : over / under;
}

function growthOf(samples: readonly Sample[]): string[] {
  const [first, last] = [samples[Math.floor(samples.length / 5)], samples.at(-1)];
  if (!first || !last) return [];
  const held = ({ atRest: { heapUsed, external } }: Sample) => heapUsed + external;
  const [slope, grown] = [slopeOf(samples), held(last) - held(first)];
  return [
    ...(slope > MOST_A_REQUEST && grown > SLACK
      ? [`each request leaves ${Math.round(slope)} bytes behind, ${grown} in all`]
      : []),
  ];
}

/** Stops the ledger, lets another one build its read model from the same log, and compares them row by row. */
async function differencesFromRebuild(ledger: LedgerProcess, dataDirectory: string): Promise<string[]> {
  const { code, signal } = await ledger.kill('SIGTERM');
  if (code !== 0) return [`it ended with ${signal ?? code}:\n${ledger.output}`];
  const served = rowsIn(dataDirectory);
  const copy = `${dataDirectory}-again`;
  cpSync(dataDirectory, copy, { recursive: true });
  try {
    rmSync(join(copy, 'read-model'), { recursive: true });
    const again = await LedgerProcess.start({ dataDirectory: copy, env: { LEDGER_LOG_LEVEL: 'error' } });
    await askUntil(
      async () => (await fetch(`${again.url}/health/ready`)).status,
      (status) => status === 200,
    );
    await again.kill('SIGTERM');
    const built = rowsIn(copy);
    const compared = Object.entries(served).filter(([table]) => !OF_NODES.has(table));
    return compared.flatMap(([table, rows]) => {
      const others = new Set(built[table]);
      const lacking = rows.filter((row) => !others.has(row));
      if (lacking.length === 0 && rows.length === built[table]?.length) return [];
      return [`${table}: ${lacking.length} rows are otherwise when it is built again: ${lacking[0] ?? ''}`];
    });
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function rowsIn(dataDirectory: string): Record<string, string[]> {
  const folder = join(dataDirectory, 'read-model');
  const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.db'));
  const db = new Database(join(folder, name), { readonly: true });
  try {
    return rowsOf(db);
  } finally {
    db.close();
  }
}
