import type { CountEvent } from '../counts/events.js';
import type { SourceEvent } from '../sources/events.js';
import type { StrikeEvent } from '../strikes/events.js';
import { CATEGORIES, type Category, SOURCE, STRIKE } from './categories.js';

/** Every event of the ledger. */
export type LedgerEvent = SourceEvent | StrikeEvent | CountEvent;

/** A type of event under the name that it has in the log and on the wire, for ever. */
export interface EventType {
  /** `conflict-ledger.casualty-count-amended.v1`. No refactoring changes it. */
  readonly wire: string;
  readonly category: Category;
  readonly kind: LedgerEvent['kind'];
}

/** The part of the wire name that a kind has; `*` stands for the family of a count. */
const WIRE_NAMES: Readonly<Record<LedgerEvent['kind'], string>> = {
  'source-registered': 'source-registered.v1',
  'source-graded': 'source-graded.v1',
  'strike-reported': 'strike-reported.v1',
  'strike-details-amended': 'strike-details-amended.v1',
  'strike-retracted': 'strike-retracted.v1',
  'count-reported': '*-count-reported.v1',
  'count-amended': '*-count-amended.v1',
  'count-retracted': '*-count-retracted.v1',
  'claim-recorded': '*-claim-recorded.v1',
  'claim-adopted': '*-claim-adopted.v1',
  'claim-retracted': '*-claim-retracted.v1',
};

const KINDS = Object.keys(WIRE_NAMES) as LedgerEvent['kind'][];

function belongs(kind: LedgerEvent['kind'], category: Category): boolean {
  if (category.family !== null) return WIRE_NAMES[kind].startsWith('*');
  return category === SOURCE ? kind.startsWith('source-') : category === STRIKE && kind.startsWith('strike-');
}

/** The wire name of a kind of event in a category. */
export function wireName(category: Category, kind: LedgerEvent['kind']): string {
  return `conflict-ledger.${WIRE_NAMES[kind].replace('*', category.family ?? '')}`;
}

/** All event types that this version writes, by wire name. */
export const EVENT_TYPES: ReadonlyMap<string, EventType> = new Map(
  CATEGORIES.flatMap((category) =>
    KINDS.filter((kind) => belongs(kind, category)).map((kind) => {
      const wire = wireName(category, kind);
      return [wire, { wire, category, kind }] as const;
    }),
  ),
);
