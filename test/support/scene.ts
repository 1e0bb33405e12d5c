import { countBody, sourceBody, strikeBody } from './bodies.js';
import type { LedgerHttp } from './http.js';

/** What the ledger answered to a command that it took. */
export interface Taken {
  readonly id: string;
  readonly revision: number;
  readonly sequence: number | null;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly revision: number;
    readonly sequence: number | null;
  }[];
}

/** A strike with a source that speaks of it and some counts to amend. */
export interface Scene {
  readonly sourceId: string;
  readonly strikeId: string;
  readonly countIds: readonly string[];
  /** How many events it took. */
  readonly events: number;
}

const QUANTITIES = [
  { measure: 'killed', group: 'all' },
  { measure: 'killed', group: 'children' },
  { measure: 'injured', group: 'all' },
  { measure: 'injured', group: 'children' },
  { measure: 'missing', group: 'all' },
  { measure: 'detained', group: 'all' },
] as const;

/** Reports a scene of its own; on a log that is shared with others too. */
export async function reportScene(ledger: LedgerHttp): Promise<Scene> {
  const source = await ledger.record('/sources', sourceBody());
  const strike = await ledger.record('/strikes', strikeBody(source.id));
  const countIds: string[] = [];
  for (const quantity of QUANTITIES) {
    const count = await ledger.record('/casualty-counts', countBody(source.id, strike.id, quantity));
    countIds.push(count.id);
  }
  return { sourceId: source.id, strikeId: strike.id, countIds, events: 2 + countIds.length };
}
