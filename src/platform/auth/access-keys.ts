import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { v7 } from 'uuid';
import { FindAccessKey } from '../../../projections/access-keys/queries.js';
import { Clock } from '../../application/clock.js';
import { assertSameMembers, type MemberHashes } from '../../application/commands/member-hashes.js';
import type { Actor, Role } from '../../domain/kernel/actor.js';
import type { Instant } from '../../domain/kernel/time.js';
import {
  EVENT_STORE,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  RevisionConflictError,
} from '../../event-store/port/index.js';
import { idOfRequest } from '../../ids/keyed-ids.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { within } from '../../retries/within.js';
import { LedgerConfig } from '../config/ledger-config.js';
import { type AccessKey, accessKeyStream, foldAccessKey, issued, revoked } from './access-key-events.js';
import { ExpiredFromTheStartError } from './errors.js';
import { hashSecret, keyIdOf, matchesHash, newAccessSecret } from './secrets.js';

/** Namespace of the ids of keys that were asked for with an Idempotency-Key. Inside the ledger alone. */
const KEY_NAMESPACE = '0d7c2b0e-4f53-4f7e-8f0a-6c2f7d1e9b58';
/** Ids that no stream was found for, and for how long they are believed: it bounds what guessing costs the log. */
const UNKNOWN_IDS = { max: 10_000, ttl: 1_000 };
/**
 * How long a key that stood in the log is believed to stand, whatever the read model has heard of meanwhile, and how
 * long the log may take to say: milliseconds. Together they are the longest that a revocation takes to reach a node
 * that reaches the log.
 */
const STANDING = { max: 10_000, ttl: 1_000 };
const LOG_ANSWERS_MS = 1_000;

/** A key to be made. */
export interface KeyRequest {
  readonly actor: string;
  readonly role: Role;
  readonly expiresAt: Instant | null;
  readonly note: string | null;
}

/** Who asks for it, and under which Idempotency-Key. */
export interface KeyRequestContext {
  readonly issuer: string;
  readonly key: string | null;
  readonly members: MemberHashes;
}

/** A key that was made. Its secret is told once: null when an earlier request of the same key had it. */
export interface IssuedKey {
  readonly key: AccessKey;
  readonly secret: string | null;
}

type Known = Pick<AccessKey, 'actor' | 'role' | 'secretSha256' | 'expiresAt' | 'revoked'>;

/** The keys that people and programs act with. They live in the log, so that every node knows them. */
@Injectable()
export class AccessKeys {
  private readonly unknown = new LRUCache<string, true>(UNKNOWN_IDS);
  private readonly standing = new LRUCache<string, boolean>({
    ...STANDING,
    fetchMethod: (id) => this.standsInLog(id),
  });
  /** Refused at once here, while the read model may not have it yet. */
  private readonly revokedHere = new Set<string>();

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly queries: QueryBus,
    private readonly progress: ReadModelProgress,
    private readonly clock: Clock,
    private readonly config: LedgerConfig,
  ) {}

  /** Who acts with this secret; null when it is none, or no longer. */
  async authenticate(secret: string): Promise<Actor | null> {
    const key = await this.holding(secret);
    return key && { id: key.actor, role: key.role };
  }

  /** For how long this secret holds if nobody revokes it, in milliseconds; 0 when it does not, or no longer. */
  async holdsFor(secret: string): Promise<number> {
    const key = await this.holding(secret);
    if (key === null) return 0;
    if (key.expiresAt === null) return Infinity;
    return Math.max(0, Date.parse(key.expiresAt) - Date.parse(this.clock.now()));
  }

  /** The key of a secret, while it holds. */
  private async holding(secret: string): Promise<Known | null> {
    const id = keyIdOf(secret);
    if (id === null || this.revokedHere.has(id)) return null;
    const read = await this.inReadModel(id);
    const key = read ?? (await this.inLog(id));
    if (!key || !matchesHash(secret, key.secretSha256) || key.revoked || this.isOver(key.expiresAt))
      return null;
    // The read model may be behind: it is being built, or stopped, or its node hears late.
    if (read && (await this.standing.fetch(id)) === false) return null;
    return key;
  }

  /**
   * Makes a key. With an Idempotency-Key it is made once, however often it is asked for.
   * @throws KeyReusedError when that Idempotency-Key came before with another body; ExpiredFromTheStartError
   */
  async issue(request: KeyRequest, { issuer, key, members }: KeyRequestContext): Promise<IssuedKey> {
    const id = idOfRequest(KEY_NAMESPACE, [issuer], key);
    const repeated = await this.findIssued(id, members);
    if (repeated) return { key: repeated, secret: null };
    // After a repetition is found: one that comes late is answered all the same.
    if (this.isOver(request.expiresAt)) throw new ExpiredFromTheStartError();
    const secret = newAccessSecret(id);
    const made = { id, ...request, secretSha256: hashSecret(secret) };
    // The event's id is drawn anew: two requests at once must conflict, not pass for one, as each has its own secret.
    const event = issued(v7(), made, {
      actor: issuer,
      command: 'IssueAccessKey',
      key,
      members: { ...members },
    });
    try {
      await this.append(id, event, 'no_stream');
    } catch (error) {
      const winner = error instanceof RevisionConflictError && (await this.findIssued(id, members));
      if (winner) return { key: winner, secret: null };
      throw error;
    }
    this.unknown.delete(id);
    return { key: { ...made, revoked: false }, secret };
  }

  /** Ends a key for ever. False when there is none with this id; a second time changes nothing. */
  async revoke(id: string, revoker: string): Promise<boolean> {
    const events = await this.log.readStream(accessKeyStream(id));
    const key = foldAccessKey(events);
    if (!key) return false;
    if (!key.revoked) {
      const event = revoked(v7(), { actor: revoker, command: 'RevokeAccessKey' });
      try {
        await this.append(id, event, BigInt(events.length - 1));
      } catch (error) {
        // Somebody else revoked it meanwhile; nothing else follows an issue.
        if (!(error instanceof RevisionConflictError)) throw error;
      }
    }
    this.revokedHere.add(id);
    return true;
  }

  private isOver(expiresAt: Instant | null): boolean {
    return expiresAt !== null && expiresAt <= this.clock.now();
  }

  /** Waits for the read model, so that who lists keys next sees it; what is durable counts without. */
  private async append(id: string, event: NewEvent, expected: ExpectedRevision): Promise<void> {
    const watch = this.progress.watch(event.id);
    try {
      await this.log.append(accessKeyStream(id), [event], expected);
    } catch (error) {
      watch.cancel();
      throw error;
    }
    await watch.applied(this.config.applyTimeoutMs);
  }

  private async findIssued(id: string, members: MemberHashes): Promise<AccessKey | null> {
    const events = await this.log.readStream(accessKeyStream(id));
    const key = foldAccessKey(events);
    if (!key) return null;
    assertSameMembers(events[0]?.metadata['members'] as MemberHashes | undefined, members);
    return key;
  }

  private async inReadModel(id: string): Promise<Known | null> {
    const found = await this.queries.execute(new FindAccessKey(id));
    return found && { ...found, revoked: found.revokedAt !== null };
  }

  /** Another node may have made the key a moment ago. */
  private async inLog(id: string): Promise<Known | null> {
    if (this.unknown.has(id)) return null;
    const key = foldAccessKey(await this.log.readStream(accessKeyStream(id)));
    if (!key) this.unknown.set(id, true);
    return key;
  }

  /** Whether nobody has revoked it. A node that does not reach the log goes by what it has heard. */
  private async standsInLog(id: string): Promise<boolean> {
    const answer = this.log.readStream(accessKeyStream(id)).then(
      (events) => foldAccessKey(events)?.revoked !== true,
      () => true,
    );
    return within(LOG_ANSWERS_MS, answer, () => true);
  }
}
