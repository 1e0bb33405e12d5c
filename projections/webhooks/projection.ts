import type { Database } from 'better-sqlite3';
import type { JsonObject } from '../../src/event-store/port/index.js';
import type { OperationsEvent, Projection } from '../../src/projection-runtime/projection.js';
import type { Standing } from './answers.js';
import { TABLES } from './tables.js';
import {
  DELETED,
  DELIVERY_FAILED,
  LEASE_RELEASED,
  PARKED,
  PAUSED,
  REGISTERED,
  REPLAY_REQUESTED,
  RESUMED,
  SECRET_ROTATED,
  webhookOf,
} from './wire.js';

type Apply = (id: string, event: OperationsEvent) => void;

/** What operators did: each act moves `acts`, so that a node sees that there was one. */
function actsOf(db: Database): Readonly<Record<string, Apply>> {
  const register = db.prepare(
    `INSERT INTO webhook (id, url, filter, note, registered_at, actor, acts, paused, from_act, after, cleared_act)
     VALUES (@id, @url, @filter, @note, @registeredAt, @actor, @act, 0, @act, @after, @act)`,
  );
  const pause = db.prepare('UPDATE webhook SET acts = @act, paused = 1 WHERE id = @id');
  const resume = db.prepare('UPDATE webhook SET acts = @act, paused = 0, cleared_act = @act WHERE id = @id');
  const replay = db.prepare(
    'UPDATE webhook SET acts = @act, from_act = @act, after = @after, cleared_act = @act WHERE id = @id',
  );
  const touch = db.prepare('UPDATE webhook SET acts = @act WHERE id = @id');
  const forget = db.prepare('DELETE FROM webhook WHERE id = @id');
  const forgetFailures = db.prepare('DELETE FROM webhook_failure WHERE webhook = @id');
  return {
    [REGISTERED](id, { revision: act, recordedAt, data, metadata }) {
      // The secret stays in the log.
      const { url, filter, note = null, after } = data as unknown as Registered;
      const { actor } = metadata as { readonly actor: string };
      register.run({
        id,
        url,
        filter: JSON.stringify(filter),
        note,
        registeredAt: recordedAt,
        actor,
        act,
        after,
      });
    },
    [PAUSED]: (id, { revision: act }) => pause.run({ id, act }),
    [RESUMED]: (id, { revision: act }) => resume.run({ id, act }),
    [REPLAY_REQUESTED]: (id, { revision: act, data }) => replay.run({ id, act, after: data['after'] }),
    [SECRET_ROTATED]: (id, { revision: act }) => touch.run({ id, act }),
    [DELETED](id) {
      forget.run({ id });
      forgetFailures.run({ id });
    },
  };
}

interface Registered {
  readonly url: string;
  readonly filter: JsonObject;
  readonly note?: string | null;
  readonly after: number;
}

/** What the nodes that deliver recorded. */
function deliveriesOf(db: Database): Apply {
  const stand = db.prepare('UPDATE webhook SET standing = @standing WHERE id = @id');
  const fail = db.prepare('UPDATE webhook SET last_failure = @failure WHERE id = @id');
  // A failure that a node recorded while the webhook was deleted is of nothing any more.
  const keepFailure = db.prepare(
    'INSERT INTO webhook_failure (webhook, revision, failure) SELECT id, @revision, @failure FROM webhook WHERE id = @id',
  );
  return (id, { type, revision, data }) => {
    const isParked = type === PARKED;
    const isReleased = isParked || type === LEASE_RELEASED;
    stand.run({ id, standing: JSON.stringify({ ...data, revision, isReleased, isParked }) });
    if (!isParked && type !== DELIVERY_FAILED) return;
    const failure = JSON.stringify((data as unknown as Standing).failure);
    fail.run({ id, failure });
    keepFailure.run({ id, revision, failure });
  };
}

/** Endpoints that events are delivered to: what operators want of each, and how far deliveries have come. */
export const webhooks: Projection = {
  name: 'webhooks',
  version: 1,
  tables: TABLES,
  prepare(db) {
    const acts = actsOf(db);
    const applyDelivery = deliveriesOf(db);
    return {
      onOperationsEvent(event: OperationsEvent) {
        const about = webhookOf(event.stream);
        if (about === null) return;
        if (about.isDelivery) applyDelivery(about.id, event);
        else acts[event.type]?.(about.id, event);
      },
    };
  },
};
