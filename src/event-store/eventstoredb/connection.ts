import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import type { LogMessages } from '../log-messages.js';
import { LogClosedError, LogUnavailableError } from '../port/index.js';
import { parseConnectionUrl } from './connection-url.js';
import type { StreamNames } from './stream-names.js';
import type { Timings } from './timings.js';

/** The client of one opening of the log, and what its users have to know of it. */
export class Connection {
  readonly client: EventStoreDBClient;
  /** How messages call the log. */
  readonly name: string;
  /**
   * Goes with every call. The credentials keep appends off the client's batch path, where one error of transport
   * rejects the appends of every client in the process. And who may read from a follower sees less than was answered.
   */
  readonly call: { readonly credentials: Credentials; readonly requiresLeader: true };
  private readonly closing = new AbortController();

  /** Connects to nothing yet. @throws LogUnavailableError when the URL cannot be used */
  constructor(
    url: string,
    readonly names: StreamNames,
    readonly timings: Timings,
    readonly logger: LogMessages,
  ) {
    const { clientUrl, credentials, name } = parseConnectionUrl(url);
    this.name = name;
    this.call = { credentials, requiresLeader: true };
    this.client = makeClient(clientUrl);
  }

  /** Aborts when this opening ends. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** @throws LogClosedError */
  assertOpen(): void {
    if (this.closed.aborted) throw new LogClosedError('the log is not open');
  }

  /**
   * Ends what is read and followed, and further tries; an append that is on its way is answered. The client itself
   * has nothing to let go of then: a connection without calls closes in time and keeps no process running.
   */
  close(): void {
    this.closing.abort();
  }
}

function makeClient(clientUrl: string): EventStoreDBClient {
  try {
    return leavingNothingToNobody(EventStoreDBClient.connectionString(clientUrl));
  } catch (cause) {
    throw new LogUnavailableError(`the log's URL cannot be used: ${(cause as Error).message}`, { cause });
  }
}

/**
 * The client looks after a call that was cut off with a promise that it leaves alone. While a cluster is sought in vain,
 * which it always is while it has no leader, that promise is rejected with the search, and what nobody handles ends the
 * process. Whoever asked is told by a promise of their own, and the next call seeks again.
 */
function leavingNothingToNobody(client: EventStoreDBClient): EventStoreDBClient {
  const inside = client as unknown as { handleError: (...args: unknown[]) => Promise<void> };
  const { handleError } = inside;
  inside.handleError = (...args) => handleError(...args).catch(() => undefined);
  return client;
}
