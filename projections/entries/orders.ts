import { entryVisible } from './conditions.js';

/** Where an order begins: SQL of ours, with the parameter `@category`. */
export interface OrderStart {
  readonly from: string;
  readonly where: string;
  readonly value: string;
  /** The sequence that made the resource. */
  readonly key: string;
}

/** By the stated time of entries `x`, of which the list keeps those in force. */
export const STATED: OrderStart = {
  from: 'entry x',
  where: 'x.category = @category',
  value: 'x.stated_at',
  key: 'x.created',
};

/** By the figure of entries `x`, of which the list keeps those in force. */
export const FIGURE: OrderStart = { ...STATED, value: 'x.figure' };

/** By the head `h` of each stream at the point: recorded times have the order of sequences. */
export const HEADS: OrderStart = {
  from: 'entry h',
  where: `h.category = @category AND ${entryVisible('h')} AND NOT EXISTS (
    SELECT 1 FROM entry n WHERE n.created = h.created AND n.sequence > h.sequence AND ${entryVisible('n')})`,
  value: 'h.sequence',
  key: 'h.created',
};
