import { InterruptedError } from '../endings.js';
import type { LedgerClient } from '../http/ledger-client.js';
import type { Change } from '../comparing/changes.js';
import type { Session } from '../session.js';
import { checkedNumber } from '../terminal/arguments.js';
import { filterOf, type FilterOptions } from '../terminal/filters.js';
import { changeLine, eventLine, type LedgerEvent } from './lines.js';
import { type Item, Stream } from './stream.js';

/** What the command line says: filters of the streams, and which part of one. */
export interface TailOptions extends FilterOptions {
  readonly after?: string;
  readonly limit?: string;
  readonly changes?: boolean;
}

/** Prints what the ledger records, until somebody ends it. */
export async function follow({ ledger, output, interrupt }: Session, options: TailOptions): Promise<void> {
  const query = filterOf(options, 'a resource');
  const limit = options.limit === undefined ? Infinity : checkedNumber(options.limit, '--limit');
  const after = options.after === undefined ? await headOf(ledger) : checkedNumber(options.after, '--after');
  const path = options.changes ? '/changes/stream' : '/events/stream';
  const stream = new Stream(ledger, interrupt, path, query, after);
  output.progress(`following ${ledger.url} after sequence ${after}; Ctrl-C ends it`);
  let left = limit;
  try {
    if (left === 0) return;
    for await (const item of stream.items()) {
      if (output.isJson) await output.jsonLine(item.data);
      else await output.line(lineOf(item, options));
      left -= 1;
      if (left === 0) return;
    }
  } catch (error) {
    if (error instanceof InterruptedError) {
      output.note(`stopped after sequence ${stream.last}; go on with --after ${stream.last}`);
    }
    throw error;
  }
}

async function headOf(ledger: LedgerClient): Promise<number> {
  const { asOf } = await ledger.get<{ asOf: { sequence: number } }>('/events', { limit: 1 });
  return asOf.sequence;
}

function lineOf({ data }: Item, { changes }: TailOptions): string {
  return changes ? changeLine(data as Change) : eventLine(data as LedgerEvent);
}
