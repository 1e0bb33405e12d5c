import type { Dating } from '../counts/events.js';
import type { Id } from '../kernel/id.js';

/** What a key column of a publisher's table says of its row. */
export type KeyRole =
  | 'period'
  | 'group'
  /** By the cell's text: the situation that the row is about. */
  | { readonly subject: Readonly<Record<string, Id>> };

/** What a qualifying word makes of the number beside it. */
export const WORD_MEANINGS = ['approximate', 'low', 'high'] as const;
export type WordMeaning = (typeof WORD_MEANINGS)[number];

/** What a column of a publisher's table is. */
export type SeriesColumn =
  | 'ignore'
  | {
      readonly measure: string;
      readonly group: string;
      /** Null: the family of the series. */
      readonly family: string | null;
    }
  | {
      /** The column whose number its words qualify. */
      readonly qualifies: string;
      readonly words: Readonly<Record<string, WordMeaning>>;
    };

/** A column that the publisher calls otherwise in some versions: both names are one column. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** What becomes of columns that nobody mapped. */
export const OTHER_COLUMNS = ['define', 'refuse', 'ignore'] as const;
export type OtherColumns = (typeof OTHER_COLUMNS)[number];

/** How one publisher's table maps to counts. */
export interface SeriesDetails {
  readonly code: string;
  readonly name: string;
  /** What the counts are about, where no key column says otherwise. */
  readonly situationId: Id;
  readonly sourceId: Id;
  readonly format: 'json' | 'csv';
  /** Where the rows may stand in a file, RFC 6901: the first place that holds an array counts. For JSON alone. */
  readonly rows: readonly string[];
  /** The columns that together name a row, in order. */
  readonly key: Readonly<Record<string, KeyRole>>;
  readonly family: string;
  /** By the name that the publisher gives them now. */
  readonly columns: Readonly<Record<string, SeriesColumn>>;
  readonly renames: readonly Rename[];
  readonly otherColumns: OtherColumns;
  readonly dating: Dating;
  /** The publisher keeps only the newest value: its counts have no period. */
  readonly running: boolean;
}
