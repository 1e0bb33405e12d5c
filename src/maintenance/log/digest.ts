import { createHash, type Hash } from 'node:crypto';
import type { LogRow } from '../../event-store/in-process/row.js';

/** What the first events of a log are, in one number: whoever has the same has the same events. */
export interface LogDigest {
  /** How many events it is over, `ops-` streams included. */
  readonly events: number;
  /** Of the last numbered event among them; 0 without one. */
  readonly sequence: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/**
 * SHA-256 over a line for each event, in the log's order: sequence, stream, revision, id, type, recorded time in
 * milliseconds since 1970, data and metadata, with a tab between each two and a line feed at the end, in UTF-8. An event
 * of an `ops-` stream has the sequence of the last numbered event before it. Data and metadata are the JSON that the
 * ledger wrote, character for character.
 */
export class RunningDigest {
  private readonly hash: Hash = createHash('sha256');
  private events = 0;
  private sequence = 0;

  take({ sequence, stream, revision, id, type, recordedAt, data, metadata }: LogRow): void {
    this.hash.update(
      `${sequence}\t${stream}\t${revision}\t${id}\t${type}\t${recordedAt}\t${data}\t${metadata}\n`,
    );
    this.events += 1;
    this.sequence = sequence;
  }

  /** Of all events so far; more may follow. */
  get value(): LogDigest {
    return { events: this.events, sequence: this.sequence, sha256: this.hash.copy().digest('hex') };
  }
}

const TEXT = /^(\d{1,15}):(\d{1,15}):([0-9a-f]{64})$/;

/** As people copy it: `1234:1200:41781fc6…`. */
export function digestText({ events, sequence, sha256 }: LogDigest): string {
  return `${events}:${sequence}:${sha256}`;
}

/** The digest that a text says; null when it says none. */
export function parseDigest(text: string): LogDigest | null {
  const [, events, sequence, sha256] = TEXT.exec(text) ?? [];
  if (events === undefined || sequence === undefined || sha256 === undefined) return null;
  return { events: Number(events), sequence: Number(sequence), sha256 };
}
