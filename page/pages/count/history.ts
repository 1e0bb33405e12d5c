import type { Claim, Revision, StatedFigure } from '../../ledger/answers.js';
import { type State, stateOf } from '../../wording/figure.js';
import { endOf } from '../../wording/time.js';

/** Which time a history is laid out in: when it was stated, or when the ledger recorded it. */
export type Axis = 'stated' | 'recorded';

/** A stretch of time in which one value was in force, or claimed. Milliseconds; `to` null: until what is shown ends. */
export interface Stretch {
  readonly from: number;
  readonly to: number | null;
  readonly state: State;
  readonly figure: StatedFigure | null;
  /** The entry that set it. */
  readonly revision: number;
}

/** What one source claimed, one value after the other. */
export interface Lane {
  readonly sourceId: string;
  readonly stretches: readonly Stretch[];
}

/** An entry that set what is in force. */
type Setting = Revision & { readonly effectiveAt: string };

/** What sets figure or status, as it says what was in force before. */
function sets(entry: Revision): entry is Setting {
  return entry.previousStatus !== undefined && entry.effectiveAt !== null;
}

/** In force at a point is the greatest of these. */
function inOrder(one: Setting, other: Setting): number {
  return endOf(one.effectiveAt) - endOf(other.effectiveAt) || one.sequence - other.sequence;
}

/**
 * How the figure in force moved: in stated time as it is known now; in recorded time as the ledger held it then.
 * @param entries of one count, in whichever order
 */
export function movement(entries: readonly Revision[], axis: Axis): Stretch[] {
  const setting = entries.filter(sets);
  const steps = axis === 'stated' ? statedSteps(setting) : recordedSteps(setting);
  return stretchesOf(
    steps.map(({ at, entry }) => ({
      at,
      state: stateOf(entry),
      figure: entry.figure ?? null,
      revision: entry.revision,
    })),
  );
}

interface Step {
  readonly at: number;
  readonly entry: Setting;
}

function statedSteps(setting: readonly Setting[]): Step[] {
  return setting.toSorted(inOrder).map((entry) => ({ at: endOf(entry.effectiveAt), entry }));
}

/** An entry that was recorded late, about earlier, moves nothing in force when it comes. */
function recordedSteps(setting: readonly Setting[]): Step[] {
  const steps: Step[] = [];
  for (const entry of setting.toSorted((a, b) => a.sequence - b.sequence)) {
    const inForce = steps.at(-1)?.entry;
    if (!inForce || inOrder(inForce, entry) < 0) steps.push({ at: Date.parse(entry.recordedAt), entry });
  }
  return steps;
}

interface Value extends Omit<Stretch, 'from' | 'to'> {
  readonly at: number;
}

/** Each value until the next one; of several at one time the last. */
function stretchesOf(values: readonly Value[]): Stretch[] {
  return values.flatMap(({ at, ...value }, index) => {
    const to = values[index + 1]?.at ?? null;
    return to === at ? [] : [{ ...value, from: at, to }];
  });
}

/**
 * What each source claimed, in the order in which they first spoke; what was taken back ends there.
 * @param claims of a count
 * @param entries of the same count
 */
export function lanes(claims: readonly Claim[], entries: readonly Revision[], axis: Axis): Lane[] {
  const takenBack = new Map(
    entries.flatMap((entry) =>
      entry.claim !== null && entry.type.includes('claim-retracted') ? [[entry.claim, entry] as const] : [],
    ),
  );
  const bySource = Map.groupBy(claims, ({ sourceId }) => sourceId);
  return [...bySource].map(([sourceId, own]) => ({
    sourceId,
    stretches: stretchesOf(
      own
        .flatMap((claim): Value[] => {
          const said = {
            at: timeOf(claim, axis),
            state: stateOf(claim),
            figure: claim.figure,
            revision: claim.revision,
          };
          const end = takenBack.get(claim.revision);
          if (!end) return [said];
          return [said, { ...said, at: timeOf(end, axis), state: 'retracted', revision: end.revision }];
        })
        .toSorted((a, b) => a.at - b.at),
    ),
  }));
}

function timeOf(said: Pick<Revision, 'statedAt' | 'recordedAt'>, axis: Axis): number {
  return axis === 'recorded' || said.statedAt === null ? Date.parse(said.recordedAt) : endOf(said.statedAt);
}

/** When entries were stated and recorded: what a slider goes over. */
export function momentsOf(entries: readonly Revision[]): { stated: number[]; recorded: number[] } {
  return {
    stated: entries.flatMap(({ effectiveAt, statedAt }) => {
      const at = effectiveAt ?? statedAt;
      return at === null ? [] : [endOf(at)];
    }),
    recorded: entries.map(({ recordedAt }) => Date.parse(recordedAt)),
  };
}
