import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  START,
  type AllStreamRecordedEvent,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type Position,
  type PrefixesFilter,
  type SubscribeToAllOptions,
} from '@eventstore/db-client';
import type { Connection } from './connection.js';
import { Intake, type IntakeOptions } from './intake.js';
import { isStart, type Place } from './place.js';

/** What the server is to look for, by the client's `streamNameFilter` or `eventTypeFilter`. */
export type ServerFilter = Pick<PrefixesFilter, 'filterOn' | 'prefixes'>;

/** What one subscription of the client tells, in its order. */
export type Mark =
  | { readonly kind: 'event'; readonly event: AllStreamRecordedEvent }
  /** The server has looked at the log up to here. */
  | { readonly kind: 'looked'; readonly position: Position }
  /** The end of the log, as far as is known here. */
  | { readonly kind: 'caughtUp' };

/** The client tells these beside its stream, ahead of what its consumer has taken. They are put into it instead. */
type Inserted = { readonly looked: Position } | 'caughtUp' | 'fellBehind';
type Item = AllStreamResolvedEvent | Inserted;

/** How many records the server passes over before it tells how far it is. */
const SEARCH_WINDOW = 512;
/** Events that wait in the client's stream; as its calls hold 16 more, which may be big, it is as few as can be. */
const READ_AHEAD = 1;

/**
 * Follows the log from a place over one connection: the events after it, and where the server is. It ends, with an
 * error or without, when the connection does.
 * @throws InterruptedError, SilenceError
 */
export async function* followOnce(
  connection: Connection,
  after: Place,
  filter: ServerFilter,
  options: IntakeOptions,
): AsyncGenerator<Mark> {
  const intake = new Intake<Item>(() => openSubscription(connection, after, filter), options);
  let live = false;
  for await (const item of intake) {
    const mark = toMark(item);
    if (item === 'fellBehind') live = false;
    if (mark?.kind === 'caughtUp') live = true;
    if (mark) yield mark;
    if (live && mark?.kind === 'event' && (await isEmpty(intake))) yield { kind: 'caughtUp' };
  }
}

function openSubscription(
  { client, call }: Connection,
  after: Place,
  filter: ServerFilter,
): AllStreamSubscription {
  const options: SubscribeToAllOptions = {
    ...call,
    fromPosition: isStart(after) ? START : after.position,
    filter: {
      ...filter,
      checkpointInterval: 1,
      maxSearchWindow: SEARCH_WINDOW,
      // The client awaits it, and an error of it would be nobody's: it has none.
      checkpointReached: (self, looked) => insert(self, { looked }),
    },
  };
  const subscription = client.subscribeToAll(options, { highWaterMark: READ_AHEAD });
  subscription.on('caughtUp', () => insert(subscription, 'caughtUp'));
  subscription.on('fellBehind', () => insert(subscription, 'fellBehind'));
  return subscription;
}

/** Whether all there is was taken. What has arrived and is not unpacked yet gets its turn first. */
async function isEmpty(intake: Intake<Item>): Promise<boolean> {
  if (intake.waiting > 0) return false;
  await nextTurn();
  return intake.waiting === 0;
}

function insert(stream: AllStreamSubscription, item: Inserted): void {
  stream.push(item);
}

function toMark(item: Item): Mark | undefined {
  if (item === 'fellBehind') return undefined;
  if (item === 'caughtUp') return { kind: 'caughtUp' };
  if ('looked' in item) return { kind: 'looked', position: item.looked };
  return item.event && { kind: 'event', event: item.event };
}
