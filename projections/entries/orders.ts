import type { Ordering } from '../../src/projection-runtime/ordered.js';
import { entryVisible } from './conditions.js';

/** What orders resources by their entries. Its members are SQL of ours, with the parameter `@category`. */
interface EntryOrder {
  readonly entry: string;
  /** Which entries its own index is walked along. */
  readonly walk: string;
  /** Which of the entries count. */
  readonly where: string;
  readonly value: string;
  readonly key: string;
  /** What makes an entry that of a resource at the point. */
  readonly join: (resource: ResourceAtPoint) => string;
}

/** Resources with their entry in force at the point. Its members are SQL of ours. */
export interface ResourceAtPoint {
  readonly from: string;
  /** The sequence that made the resource. */
  readonly key: string;
  /** The sequence of the entry in force. */
  readonly inForce: string;
}

/** By what the entry in force says. */
const inForceBy = (value: string): EntryOrder => ({
  entry: 'entry x',
  walk: 'x.category = @category',
  where: 'TRUE',
  value,
  key: 'x.created',
  join: ({ key, inForce }) => `${key} = x.created AND ${inForce} = x.sequence`,
});

/** By the head of each stream at the point: recorded times have the order of sequences. */
const BY_HEAD: EntryOrder = {
  entry: 'entry h',
  walk: 'h.category = @category',
  where: `${entryVisible('h')} AND NOT EXISTS (
    SELECT 1 FROM entry n WHERE n.created = h.created AND n.sequence > h.sequence AND ${entryVisible('n')})`,
  value: 'h.sequence',
  key: 'h.created',
  join: ({ key }) => `${key} = h.created`,
};

const ORDERS: Readonly<Record<string, EntryOrder>> = {
  statedAt: inForceBy('x.stated_at'),
  figure: inForceBy('x.figure'),
  revisedAt: BY_HEAD,
};

/** Where the rows of an order come from. */
export interface OrderedFrom {
  readonly from: string;
  readonly where: string;
  readonly ordering: Ordering;
}

/** The name of an order, apart from its direction. */
export function directionOf(order: string): { readonly by: string; readonly descending: boolean } {
  const descending = order.startsWith('-');
  return { by: descending ? order.slice(1) : order, descending };
}

/**
 * The rows of an order by entries; null where there is none of that name.
 * @param isFew a filter's index finds the few that are wanted, which then are sorted; else the order's own index is
 * walked until the page is full
 */
export function byEntries(
  { by, descending }: ReturnType<typeof directionOf>,
  resource: ResourceAtPoint,
  isFew: boolean,
): OrderedFrom | null {
  const order = ORDERS[by];
  if (!order) return null;
  const { entry, walk, where, value, key } = order;
  const join = order.join(resource);
  const ordering = { value, key, descending };
  return isFew
    ? { from: `${resource.from} CROSS JOIN ${entry} ON ${join}`, where, ordering }
    : { from: `${entry} CROSS JOIN ${resource.from} AND ${join}`, where: `${walk} AND ${where}`, ordering };
}
