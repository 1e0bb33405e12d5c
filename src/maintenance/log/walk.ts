import type { LogRow } from '../../event-store/in-process/row.js';
import type { Findings, Place } from '../findings.js';
import { decodedEvent } from './decoded-event.js';
import { RunningDigest, digestText, type LogDigest } from './digest.js';
import { EventOrder } from './event-order.js';
import { KnownIds } from './known-ids.js';
import { StreamFolds } from './stream-folds.js';
import type { VerifiedLog } from './verified-log.js';

/** How deep to look. `order`: that nothing is missing and what the digest is. `meaning`: what the events are, too. */
export type Depth = 'order' | 'meaning';

/** A digest that an earlier run or a backup had of the same log, with where it is from. */
export interface EarlierDigest extends LogDigest {
  readonly from: string;
}

export interface WalkOptions {
  readonly depth: Depth;
  readonly earlier?: readonly EarlierDigest[];
  /** Told after each page how many events were looked at. */
  readonly onPage?: (events: number) => void;
  readonly signal?: AbortSignal;
}

/** What a log is found to be. */
export interface Walked {
  readonly events: number;
  /** Of the last numbered event; 0 without one. */
  readonly sequence: number;
  /** Null when part of the log could not be read. */
  readonly digest: LogDigest | null;
}

/**
 * Goes through a log once, from its beginning to its end at that moment; memory does not grow with it.
 * @throws LogUnavailableError; the reason of the signal
 */
export async function walkLog(log: VerifiedLog, findings: Findings, options: WalkOptions): Promise<Walked> {
  const walk = new Walk(log, findings, options);
  try {
    for await (const page of log.pages(findings)) {
      options.signal?.throwIfAborted();
      await walk.take(page);
    }
    return walk.end();
  } finally {
    walk.close();
  }
}

class Walk {
  private readonly order = new EventOrder();
  private readonly digest = new RunningDigest();
  private readonly ids = new KnownIds();
  private readonly folds: StreamFolds;
  private readonly expected: EarlierDigest[];
  private events = 0;
  private sequence = 0;
  private isWhole = true;

  constructor(
    log: VerifiedLog,
    private readonly findings: Findings,
    private readonly options: WalkOptions,
  ) {
    this.folds = new StreamFolds(log);
    this.expected = (options.earlier ?? []).toSorted((a, b) => a.events - b.events);
    this.compareDigest();
  }

  /** @param page empty where the log could not be read */
  async take(page: readonly LogRow[]): Promise<void> {
    if (page.length === 0) {
      this.order.skip();
      this.isWhole = false;
    }
    for (const row of page) await this.takeRow(row);
    this.options.onPage?.(this.events);
  }

  end(): Walked {
    for (const { id, first, last } of this.ids.repeated()) {
      const what = `the events at positions ${first} and ${last} have the same id ${id}`;
      this.findings.add('order', what, { position: last });
    }
    for (const { from, events } of this.expected) {
      const what = `${from} was made of ${events} events, the log has ${this.events}`;
      this.findings.add('digest', what);
    }
    const { events, sequence } = this;
    return { events, sequence, digest: this.isWhole ? this.digest.value : null };
  }

  close(): void {
    this.ids.close();
  }

  private async takeRow(row: LogRow): Promise<void> {
    const place = placeOf(row);
    for (const what of this.order.faultsOf(row)) this.findings.add('order', what, place);
    this.ids.take(row.id, row.position);
    this.digest.take(row);
    this.events += 1;
    this.sequence = row.sequence;
    if (this.options.depth === 'meaning') await this.understand(row, place);
    this.compareDigest();
  }

  private async understand(row: LogRow, place: Place): Promise<void> {
    let [event, isKnown]: [ReturnType<typeof decodedEvent>, boolean] = [null, true];
    try {
      event = decodedEvent(row);
    } catch (error) {
      isKnown = false;
      this.findings.add('event', error instanceof Error ? error.message : String(error), place);
    }
    for (const what of await this.folds.take(row, event, isKnown)) this.findings.add('stream', what, place);
  }

  /** Holds the digest so far against those that earlier runs had here. */
  private compareDigest(): void {
    while (this.expected[0]?.events === this.events) {
      const [earlier] = this.expected.splice(0, 1);
      if (!earlier || digestText(this.digest.value) === digestText(earlier)) continue;
      const what = `the first ${earlier.events} events are not those that ${earlier.from} was made of`;
      this.findings.add('digest', what);
    }
  }
}

function placeOf({ position, sequence, stream, revision }: LogRow): Place {
  return { position, sequence, stream, revision };
}
