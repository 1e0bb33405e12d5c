import type { Place } from '../../domain/kernel/place.js';
import type { Stamp } from './stamp.js';
import type { Table } from './table.js';

/** What an export is made with, besides its items. */
export interface Making<Item> {
  readonly table: Table<Item>;
  readonly stamp: Stamp;
  /** The `cursor` of the next page, where it is only a page. */
  readonly next: string | null;
  /** A row of HXL tags, in CSV. */
  readonly hxl: boolean;
  /** Where items are on a map. */
  readonly locate: (items: readonly Item[]) => Promise<readonly (Place | null)[]>;
  /** How many items there were, once there is none left. */
  readonly rowCount: () => number;
}

/** Makes the bytes of an export of its items, some at a time, and holds no more than it says that it does. */
export type Encoder = <Item>(
  parts: AsyncIterable<readonly Item[]>,
  making: Making<Item>,
) => AsyncIterable<string | Uint8Array>;
