import { FAMILIES } from '../counts/families.js';
import { EVENT_TYPES, type EventType, type LedgerEvent } from './event-types.js';

type RawData = Readonly<Record<string, unknown>>;

/** One step from a version of an event to a later one: raw JSON in, raw JSON out, and it looks nowhere else. */
export interface Upcaster {
  /** Wire names. */
  readonly from: string;
  readonly to: string;
  readonly up: (data: RawData) => RawData;
}

/** Adoptions had no warnings at first, though they move the figure: nothing was warned about then. */
const adoptionsV2: readonly Upcaster[] = FAMILIES.map(({ code }) => ({
  from: `conflict-ledger.${code}-claim-adopted.v1`,
  to: `conflict-ledger.${code}-claim-adopted.v2`,
  up: (data) => ({ ...data, warnings: [] }),
}));

/** The steps that this version knows. */
export const UPCASTERS: readonly Upcaster[] = [...adoptionsV2];

/** An event that this version cannot read: a later one wrote it, or something else did. */
export class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError';
  constructor(readonly type: string) {
    super(`this version does not know events of type ${type}`);
  }
}

/**
 * Makes a reader of events in whatever version they were written.
 * @throws UnknownEventError at once when a chain of steps does not end at a type that this version writes
 */
export function createUpcast(
  upcasters: readonly Upcaster[] = UPCASTERS,
  types: ReadonlyMap<string, EventType> = EVENT_TYPES,
): (wire: string, data: RawData) => { type: EventType; event: LedgerEvent } {
  const steps = new Map(upcasters.map((step) => [step.from, step]));
  for (const { from } of upcasters) endOfChain(from, steps, types);
  return (wire, data) => {
    let [name, current] = [wire, data];
    for (let step = steps.get(name); step; step = steps.get(name))
      [name, current] = [step.to, step.up(current)];
    const type = types.get(name);
    if (!type) throw new UnknownEventError(wire);
    // What this version wrote under this name has this shape; golden files in the tests hold it to that.
    return { type, event: { kind: type.kind, data: current } as unknown as LedgerEvent };
  };
}

function endOfChain(
  from: string,
  steps: ReadonlyMap<string, Upcaster>,
  types: ReadonlyMap<string, EventType>,
): void {
  const seen = new Set<string>();
  let name = from;
  for (let step = steps.get(name); step && !seen.has(name); step = steps.get(name)) {
    seen.add(name);
    name = step.to;
  }
  if (!types.has(name) || seen.has(name)) throw new UnknownEventError(from);
}

/** The reader that the ledger uses. */
export const upcast = createUpcast();
