import type { Subject } from '../../domain/counts/identity.js';
import type { Place } from '../../domain/kernel/place.js';
import type { Parameters } from '../reading/parse-query.js';
import type { Column } from './column.js';

/** A list as a table, one item a row. */
export interface Table<Item> {
  /** What it is a table of, in the plural. */
  readonly name: string;
  readonly columns: readonly Column<Item>[];
  /** How an item is found on a map; absent where none has a place. */
  readonly onMap?: OnMap<Item>;
}

/** By its own place, or by that of the strike or situation that it is about. */
export type OnMap<Item> = { readonly idOf: (item: Item) => string } & (
  { readonly placeOf: (item: Item) => Place | null } | { readonly subjectOf: (item: Item) => Subject }
);

/** A list of data: the parameters that are its own, and the table that it is exported as. */
export interface List<Of extends Parameters, Item> {
  readonly filters: Of;
  readonly table: Table<Item>;
}
