import { EVENT_STORE, type EventStore, type LogEvent } from '../../src/event-store/port/index.js';
import { LedgerApp } from '../../test/support/ledger-app.js';
import { Narrator } from '../../test/support/wave/narrator.js';
import type { Wave } from '../../test/support/wave/told.js';
import { tellWave } from '../../test/support/wave/wave.js';

/** What the ledger itself made of what was told to it, for copies to be made of. */
export interface Template<Told> {
  /** What stays as it is: the keys of those who speak, the sources, in the order of the log. */
  readonly before: readonly LogEvent[];
  /** What is copied, in the order of the log. */
  readonly events: readonly LogEvent[];
  /** Ids of what is there before. */
  readonly kept: readonly string[];
  readonly told: Told;
}

/** A wave with all that is said of it. @param telling a UUID, which stands in the keys of its commands */
export function waveTemplate(telling: string): Promise<Template<Wave>> {
  return recordTemplate(telling, async () => [], tellWave);
}

/**
 * Tells a ledger on a log in memory of something.
 * @param before tells what stays as it is besides the sources, and answers with its ids
 */
export async function recordTemplate<Told>(
  telling: string,
  before: (narrator: Narrator) => Promise<readonly string[]>,
  tell: (narrator: Narrator) => Promise<Told>,
): Promise<Template<Told>> {
  const ledger = await LedgerApp.start();
  try {
    const narrator = await Narrator.arrive(ledger, telling);
    const kept = [...narrator.sources, ...(await before(narrator))];
    const log = ledger.app.get<EventStore>(EVENT_STORE);
    const start = await log.readAll({ limit: 10_000 });
    const told = await tell(narrator);
    const { events } = await log.readAll({ after: start.checkpoint, limit: 10_000 });
    return { before: start.events, events, kept, told };
  } finally {
    await ledger.stop();
  }
}
