import { setImmediate as nextTurn } from 'node:timers/promises';
import { type LogReader } from '../../event-store/embedded/log-reader.js';
import type { LogRow } from '../../event-store/in-process/row.js';
import { LogRefusedError, type ReadStreamOptions, type StoredEvent } from '../../event-store/port/index.js';
import type { Findings } from '../findings.js';
import type { VerifiedLog } from './verified-log.js';

/** Events that are read in one go. */
const PAGE = 1_000;

/** The log in a SQLite file. */
export class EmbeddedLog implements VerifiedLog {
  readonly kind = 'embedded';

  constructor(
    private readonly reader: LogReader,
    readonly name: string,
    /** Most lines of what SQLite says. */
    private readonly most: number,
  ) {}

  inspect(findings: Findings): void {
    for (const what of this.reader.faultsOfFormat()) findings.add('format', what);
    for (const what of this.reader.faultsOfLatest()) findings.add('file', what);
    for (const what of faultsOfFile(this.reader, this.most)) findings.add('file', what);
  }

  get events(): number {
    return this.reader.end.position;
  }

  async *pages(findings: Findings): AsyncIterable<readonly LogRow[]> {
    const end = this.reader.end.position;
    for (let position = 0; position < end;) {
      // Others have their turn: a signal that ends it, progress that is shown.
      await nextTurn();
      const most = Math.min(PAGE, end - position);
      const rows = this.read(position, most);
      if (rows) yield rows;
      else yield* this.pagesAround(position, position + most, findings);
      position = rows?.at(-1)?.position ?? position + most;
    }
  }

  async readStream(stream: string, options: ReadStreamOptions): Promise<StoredEvent[]> {
    return this.reader.readStream(stream, options);
  }

  async close(): Promise<void> {
    this.reader.close();
  }

  /** Null where the file is damaged. */
  private read(position: number, most: number): LogRow[] | null {
    try {
      return this.reader.after(position, most);
    } catch (error) {
      if (error instanceof LogRefusedError) return null;
      throw error;
    }
  }

  /** What can be read after one position and up to another, with an empty page where something cannot. */
  private *pagesAround(after: number, upTo: number, findings: Findings): Iterable<readonly LogRow[]> {
    for (let position = after; position < upTo;) {
      const rows = this.read(position, 1);
      if (rows) {
        yield rows;
        position = rows[0]?.position ?? upTo;
        continue;
      }
      const first = position + 1;
      do position += 1;
      while (position < upTo && !this.read(position, 1));
      findings.add('file', unreadable(first, position), { position: first });
      yield [];
    }
  }
}

function unreadable(first: number, last: number): string {
  return first === last
    ? `the event at position ${first} cannot be read`
    : `the events at positions ${first} to ${last} cannot be read`;
}

/** A file that is damaged enough says so by an error. */
function faultsOfFile(reader: LogReader, most: number): string[] {
  try {
    return reader.faultsOfFile(most);
  } catch (error) {
    if (error instanceof LogRefusedError) return [error.message];
    throw error;
  }
}
