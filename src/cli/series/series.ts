import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { RefusedError, UsageError } from '../endings.js';
import type { Session } from '../session.js';
import { checkedNumber, isCode } from '../terminal/arguments.js';
import { table } from '../terminal/table.js';
import { findSeries, type Series } from './find-series.js';

/** What the command line says of what is written. */
export interface WriteOptions {
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
}

interface Written {
  readonly id: string;
  readonly revision: number;
  readonly sequence: number;
  readonly warnings: readonly { readonly code: string; readonly detail: string }[];
}

export async function listSeries({ ledger, output }: Session): Promise<void> {
  const all = await ledger.all<Series>('/series');
  if (output.isJson) return output.json(all);
  const rows = all.map(({ code, name, family, format, id }) => [code, name, family, format, id]);
  output.say(table(['code', 'name', 'family', 'format', 'id'], rows));
}

export async function showSeries({ ledger, output }: Session, which: string): Promise<void> {
  const { id } = await findSeries(ledger, which);
  // Its mapping is made of JSON: there is nothing easier to read.
  output.json(await ledger.get(`/series/${id}`));
}

export async function createSeries(session: Session, file: string, options: WriteOptions): Promise<void> {
  const body = await jsonOf(session, file);
  const { idempotencyKey } = options;
  // With a key it may be the repetition of the command that defined it: the ledger tells.
  if (idempotencyKey === undefined) await refuseSecond(session, JSON.parse(body) as unknown);
  await write(session, '/series', { body, idempotencyKey });
}

/**
 * The ledger lets several series have one code, and then no command can tell them apart by it: whoever wants that says
 * which one it is.
 * @throws RefusedError
 */
async function refuseSecond({ ledger }: Session, body: unknown): Promise<void> {
  const { id, code } = (body ?? {}) as { readonly id?: unknown; readonly code?: unknown };
  if (typeof id === 'string' || typeof code !== 'string' || !isCode(code)) return;
  const [existing] = await ledger.all<Series>('/series', { seriesCode: code });
  if (!existing) return;
  throw new RefusedError({
    status: 409,
    code: 'code-taken',
    title: 'The code is taken',
    detail: `there is a series ${code} already; give the file an id to define another one with that code`,
    existingId: existing.id,
  });
}

export async function amendSeries(
  session: Session,
  which: string,
  file: string,
  options: WriteOptions,
): Promise<void> {
  const body = await jsonOf(session, file);
  const { id, revision } = await findSeries(session.ledger, which);
  const ifMatch = options.ifMatch === undefined ? revision : checkedNumber(options.ifMatch, '--if-match');
  const { idempotencyKey } = options;
  await write(session, `/series/${id}/amendments`, { body, ifMatch, idempotencyKey });
}

async function write(
  { ledger, output }: Session,
  path: string,
  post: Parameters<typeof ledger.post>[1],
): Promise<void> {
  const { body, isRepeated } = await ledger.post<Written>(path, post);
  if (output.isJson) return output.json(body);
  output.say(
    `${body.id}  revision ${body.revision}, sequence ${body.sequence}${isRepeated ? ', as before' : ''}`,
  );
  for (const { code, detail } of body.warnings) output.say(`  warning ${code}: ${detail}`);
}

/** The text of a file that holds JSON. @throws UsageError when it does not, or cannot be read */
async function jsonOf(session: Session, file: string): Promise<string> {
  const content = await read(session, file);
  try {
    JSON.parse(content);
    return content;
  } catch (error) {
    throw new UsageError(
      `${file === '-' ? 'standard input' : file} is not JSON: ${(error as Error).message}`,
    );
  }
}

async function read({ around }: Session, file: string): Promise<string> {
  try {
    return file === '-' ? await text(around.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
}
