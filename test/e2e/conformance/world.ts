import {
  EVENT_STORE,
  type EventStore,
  LEDGER_PREFIX,
  type LogPage,
} from '../../../src/event-store/port/index.js';
import { sourceBody, stated, strikeBody } from '../../support/bodies.js';
import type { Client } from '../../support/client.js';
import { LedgerApp } from '../../support/ledger-app.js';

/** A ledger with people of every role, a source to speak and a strike to speak of. */
export class World {
  private made = 0;
  /** What the log has had so far, and where that ends. */
  private counted = 0;
  private after: LogPage['checkpoint'] | undefined;

  private constructor(
    readonly ledger: LedgerApp,
    readonly people: Readonly<Record<'reader' | 'analyst' | 'reviewer' | 'admin', Client>>,
    readonly sourceId: string,
    readonly strikeId: string,
  ) {}

  static async start(): Promise<World> {
    const ledger = await LedgerApp.start();
    const people = {
      reader: await ledger.someone('reader', 'ren'),
      analyst: await ledger.someone('analyst', 'ana'),
      reviewer: await ledger.someone('reviewer', 'rea'),
      admin: await ledger.someone('admin', 'ada'),
    };
    const source = await people.analyst.record('/v1/sources', sourceBody());
    const strike = await people.analyst.record('/v1/strikes', strikeBody(source.id));
    return new World(ledger, people, source.id, strike.id);
  }

  stop(): Promise<void> {
    return this.ledger.stop();
  }

  /** What the source of this world said, some days after the night. */
  stated(statedAt = '2025-10-23T08:00:00+03:00'): { sourceId: string; statedAt: string } {
    return stated(this.sourceId, statedAt);
  }

  /** A number that nothing had before: for what may be there only once. */
  next(): number {
    return (this.made += 1);
  }

  /** Sends what has to be taken. @returns the answer's body */
  async take(path: string, body: object, as: Client = this.people.reviewer) {
    return (await as.record(`/v1${path}`, body)) as {
      readonly id: string;
      readonly revision: number;
      readonly [member: string]: unknown;
    };
  }

  /** The last sequence that the ledger has, of the log itself. */
  async head(): Promise<number> {
    const log = this.ledger.app.get<EventStore>(EVENT_STORE);
    for (;;) {
      const page = await log.readAll({
        after: this.after,
        limit: 100,
        filter: { streamPrefixes: [LEDGER_PREFIX] },
      });
      this.counted += page.events.length;
      this.after = page.checkpoint;
      if (page.atEnd) return this.counted;
    }
  }
}
