import type { Recorded } from '../kernel/recorded.js';
import type { Statement } from '../kernel/statement.js';
import { endOf, type Instant } from '../kernel/time.js';
import type { DefinedColumn } from './cells.js';
import type { Rename, SeriesDetails } from './details.js';
import type { SeriesEvent, VintageCompleted, VintageOpened } from './events.js';
import { withRenames } from './renames.js';

/** A version of the table that is being taken. */
export type OpenVintage = VintageOpened['data'];
/** A version of the table that is in the ledger. */
export type TakenVintage = VintageCompleted['data'];

/** A series as its stream tells it; null before it is defined. */
export interface SeriesState {
  readonly revision: number;
  /** The last revision that changed the mapping. */
  readonly changedAt: number;
  readonly details: SeriesDetails;
  /** Every rename that the series was ever told. */
  readonly renamed: readonly Rename[];
  /** Columns that vintages made measures of. */
  readonly defined: readonly DefinedColumn[];
  /** In order of their numbers. */
  readonly taken: readonly TakenVintage[];
  readonly open: OpenVintage | null;
}

/** A vintage is known by when it was published and what it holds. */
export function isSameVintage(
  a: { readonly statement: Statement; readonly sha256: string },
  b: { readonly statement: Statement; readonly sha256: string },
): boolean {
  return a.sha256 === b.sha256 && endOf(a.statement.statedAt) === endOf(b.statement.statedAt);
}

/** The first vintage after a stated time; null where none was taken. */
export function firstAfter({ taken }: SeriesState, at: Instant): TakenVintage | null {
  return taken.reduce<TakenVintage | null>(
    (first, vintage) =>
      vintage.effectiveAt > at && (first === null || vintage.effectiveAt < first.effectiveAt)
        ? vintage
        : first,
    null,
  );
}

/** The state after one more event. */
export function evolveSeries(
  state: SeriesState | null,
  { event, revision }: Pick<Recorded<SeriesEvent>, 'event' | 'revision'>,
): SeriesState {
  if (event.kind === 'series-defined') {
    const { details } = event.data;
    const renamed = withRenames([], details.renames);
    return { revision, changedAt: revision, details, renamed, defined: [], taken: [], open: null };
  }
  if (!state) throw new Error('a series is defined before it is anything else');
  switch (event.kind) {
    case 'series-amended':
      return {
        ...state,
        revision,
        changedAt: revision,
        details: { ...state.details, ...event.data.changes },
        renamed: withRenames(state.renamed, event.data.changes.renames),
      };
    case 'vintage-opened':
      return { ...state, revision, open: event.data, defined: [...state.defined, ...event.data.defined] };
    case 'vintage-completed':
      return { ...state, revision, open: null, taken: [...state.taken, event.data] };
  }
}
