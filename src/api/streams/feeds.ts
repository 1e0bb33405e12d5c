import type { QueryBus } from '@nestjs/cqrs';
import { type ChangeFilter, ListChanges } from '../../../projections/changes/queries.js';
import type { EventFilter } from '../../../projections/events/filter.js';
import { ListEvents } from '../../../projections/events/queries.js';
import type { Feed } from './feed.js';

/** The ledger's events as CloudEvents. */
export function eventFeed(queries: QueryBus, filter: EventFilter): Feed {
  return {
    name: nameOf('events', filter),
    read: async (after, upTo, limit) => {
      const at = { sequence: upTo, statedAt: null };
      const page = await queries.execute(new ListEvents(filter, after, limit, at));
      const items = page.items.map((event) => ({ sequence: Number(event.sequence), content: event }));
      return { items, upTo: page.upTo };
    },
  };
}

/** How figures changed. */
export function changeFeed(queries: QueryBus, filter: ChangeFilter): Feed {
  return {
    name: nameOf('changes', filter),
    read: async (after, upTo, limit) => {
      const at = { sequence: upTo, statedAt: null };
      const page = await queries.execute(new ListChanges(filter, after, limit, at));
      const items = page.items.map((change) => ({ sequence: change.sequence, content: change }));
      return { items, upTo: page.upTo };
    },
  };
}

/** Filters come with all their members, in one order, null where they do not filter. */
function nameOf(feed: string, filter: object): string {
  return feed + JSON.stringify(filter);
}
