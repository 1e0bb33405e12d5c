import { EVENT_STORE, type EventStore, type LogEvent } from '../../src/event-store/port/index.js';
import { LedgerApp } from '../../test/support/ledger-app.js';
import { Narrator } from '../../test/support/wave/narrator.js';
import type { Wave } from '../../test/support/wave/told.js';
import { tellWave } from '../../test/support/wave/wave.js';

/** What the ledger itself made of one wave that was told to it, for copies to be made of. */
export interface Template {
  /** The sources and the keys of those who speak, in the order of the log. */
  readonly before: readonly LogEvent[];
  /** The wave, in the order of the log. */
  readonly events: readonly LogEvent[];
  /** Ids of the sources. */
  readonly sources: readonly string[];
  readonly wave: Wave;
}

/** Tells a wave to a ledger on a log in memory. @param telling a UUID, which stands in the keys of its commands */
export async function recordTemplate(telling: string): Promise<Template> {
  const ledger = await LedgerApp.start();
  try {
    const narrator = await Narrator.arrive(ledger, telling);
    const log = ledger.app.get<EventStore>(EVENT_STORE);
    const before = await log.readAll({ limit: 10_000 });
    const wave = await tellWave(narrator);
    const { events } = await log.readAll({ after: before.checkpoint, limit: 10_000 });
    return { before: before.events, events, sources: narrator.sources, wave };
  } finally {
    await ledger.stop();
  }
}
