import type {
  Checkpoint,
  LogPage,
  ReadAllOptions,
  SubscribeAllOptions,
  SubscriptionItem,
} from '../port/index.js';
import type { Bell } from './bell.js';

/** Events asked for at a time: the furthest that a subscription reads ahead of its consumer. */
const READ_AHEAD = 256;

/** One opening of a log in this process, as a subscription sees it. */
export interface FollowedLog {
  /** @throws LogClosedError once this opening has ended, also when the log was opened anew since */
  assertOpen(): void;
  readAll(options: ReadAllOptions): Promise<LogPage>;
  /** Whether the log holds something after this place. */
  hasMoreAfter(checkpoint: Checkpoint): boolean;
  /** Rung after each commit and when the log closes. */
  readonly bell: Bell;
}

/**
 * Reads pages as they are asked for, and at the end of the log waits for it to grow.
 * @param attach called at the first item asked for
 */
export async function* follow(
  attach: () => FollowedLog,
  { after, filter, signal }: SubscribeAllOptions,
): AsyncGenerator<SubscriptionItem> {
  const log = attach();
  for (;;) {
    if (signal.aborted) return;
    const page = await readUnlessAborted(log, { after, limit: READ_AHEAD, filter }, signal);
    if (!page) return;
    for (const item of itemsOf(page)) {
      if (signal.aborted) return;
      log.assertOpen();
      yield item;
    }
    after = page.checkpoint;
    if (page.atEnd) await growth(log, after, signal);
  }
}

/** Settles once there is something after the checkpoint, or the signal aborts. */
async function growth(log: FollowedLog, after: Checkpoint, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    log.assertOpen();
    if (log.hasMoreAfter(after)) return;
    await log.bell.heard(signal);
  }
}

/** Whoever aborts may close the log at once: the read that was under way then fails, and that is no error. */
async function readUnlessAborted(
  log: FollowedLog,
  options: ReadAllOptions,
  signal: AbortSignal,
): Promise<LogPage | undefined> {
  try {
    return await log.readAll(options);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function* itemsOf({ events, checkpoint, atEnd }: LogPage): Generator<SubscriptionItem> {
  for (const event of events) yield { kind: 'event', event };
  if (atEnd) yield { kind: 'caughtUp', checkpoint };
  else if (events.at(-1)?.checkpoint !== checkpoint) yield { kind: 'checkpoint', checkpoint };
}
