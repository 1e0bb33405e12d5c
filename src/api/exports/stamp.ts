import type { FastifyRequest } from 'fastify';
import { pathOf } from '../problems/send-problem.js';
import type { AsOf } from '../reading/as-of.js';
import type { Reading } from '../reading/reading.js';
import type { Form } from './form.js';

/** What an export says of itself. */
export interface Stamp {
  readonly asOf: AsOf;
  /** `LEDGER_DATA_LICENCE`. */
  readonly licence: string;
}

/** The header, or trailer, that says how many items there are. */
const ROW_COUNT = 'ledger-row-count';

/** Says in headers what an export is, where it stands and, where that is known before it is sent, how long it is. */
export function stampHeaders(
  { request, reply }: Reading,
  form: Form,
  { asOf, licence }: Stamp,
  rowCount: number | null,
): void {
  void reply.headers({
    'content-disposition': `attachment; filename="${fileName(request.url, asOf.sequence)}.${form}"`,
    ...standingHeaders({ asOf, licence }),
    ...(rowCount === null ? {} : { [ROW_COUNT]: String(rowCount) }),
    ...(takesTrailers(request) ? { trailer: ROW_COUNT } : {}),
  });
}

/** What an answer says in headers of where it stands, and of the licence of its data. */
export function standingHeaders({ asOf, licence }: Stamp): Readonly<Record<string, string>> {
  const { sequence, recordedAt, statedAt } = asOf;
  return {
    'ledger-data-licence': licence,
    // They are called as the parameters are.
    'ledger-as-of-sequence': String(sequence),
    ...(recordedAt === null ? {} : { 'ledger-as-of': recordedAt }),
    ...(statedAt === null ? {} : { 'ledger-stated-as-of': statedAt }),
  };
}

/** Says behind the last byte how many items there were. */
export function stampTrailer({ request, reply }: Reading, rowCount: number): void {
  if (takesTrailers(request)) reply.raw.addTrailers({ [ROW_COUNT]: String(rowCount) });
}

/** Trailers go with a body in chunks. */
function takesTrailers({ method, raw }: FastifyRequest): boolean {
  return method !== 'HEAD' && raw.httpVersion === '1.1';
}

/** The list by its path, and the sequence that it is as of: `casualty-counts-120`. */
function fileName(url: string, sequence: number): string {
  const list = pathOf(url)
    .replace(/^\/v1\//, '')
    .replaceAll(/[^a-zA-Z0-9_.-]+/g, '-');
  return `${list}-${sequence}`;
}
