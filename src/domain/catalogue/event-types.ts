import type { AgreementEvent } from '../agreements/events.js';
import type { CountEvent } from '../counts/events.js';
import type { NoticeEvent } from '../notices/events.js';
import type { DiplomaticEvent } from '../diplomatic-events/events.js';
import type { SituationEvent } from '../situations/events.js';
import type { GroupEvent } from '../groups/events.js';
import type { MeasureEvent } from '../measures/events.js';
import type { SeriesEvent } from '../series/events.js';
import type { SourceEvent } from '../sources/events.js';
import type { StrikeEvent } from '../strikes/events.js';
import { CATEGORIES, type Category } from './categories.js';

/** Every event of the ledger. */
export type LedgerEvent =
  | SourceEvent
  | StrikeEvent
  | NoticeEvent
  | SituationEvent
  | DiplomaticEvent
  | MeasureEvent
  | GroupEvent
  | CountEvent
  | AgreementEvent
  | SeriesEvent;

/** A type of event under the name that it has in the log and on the wire, for ever. */
export interface EventType {
  /** `conflict-ledger.casualty-count-amended.v1`. No refactoring changes it. */
  readonly wire: string;
  readonly category: Category;
  readonly kind: LedgerEvent['kind'];
}

/** The wire name of a kind of event in a category. */
export function wireName({ name, events }: Category, kind: LedgerEvent['kind']): string {
  const event = events[kind];
  if (event === undefined) throw new Error(`a ${name} has no event ${kind}`);
  return `conflict-ledger.${event}`;
}

/** All event types that this version writes, by wire name. */
export const EVENT_TYPES: ReadonlyMap<string, EventType> = new Map(
  CATEGORIES.flatMap((category) =>
    Object.keys(category.events).map((key) => {
      // The tables of the categories have each kind and nothing else.
      const kind = key as LedgerEvent['kind'];
      const wire = wireName(category, kind);
      return [wire, { wire, category, kind }] as const;
    }),
  ),
);
