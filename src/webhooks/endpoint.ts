import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CloudEventAnswer } from '../../projections/events/answers.js';
import { ListEvents } from '../../projections/events/queries.js';
import type { DeliveryFailure, LastDelivery, WebhookRecord } from '../../projections/webhooks/answers.js';
import { FindWebhook } from '../../projections/webhooks/queries.js';
import {
  DELIVERED,
  DELIVERY_FAILED,
  LEASE_RELEASED,
  LEASE_TAKEN,
  PARKED,
} from '../../projections/webhooks/wire.js';
import { pauseAfter } from '../retries/backoff.js';
import { Alarm } from './alarm.js';
import type { Attempt } from './attempts.js';
import { Courier } from './courier.js';
import { Course } from './course.js';
import type { DeliveryMeans } from './delivery-means.js';
import { Lease } from './lease.js';
import type { Outcome } from './sender.js';
import { recordStanding } from './standing-log.js';

/** Events read at once, and delivered before another endpoint gets its turn. */
const PAGE = 10;
/** Deliveries that are not recorded, at most. */
const MOST_UNRECORDED = 100;
/** So many sequences that a filter leaves out are not looked through again: they are worth a record. */
const MOST_SKIPPED = 10_000;
/** While the read model does not follow the log, and after an error. */
const WAIT_MS = 1_000;
/** Receivers that are gone for good say so with this status. */
const GONE = 410;

/** The turn after this one comes when the alarm rings. */
const ON_RING = Infinity;
/** There is no webhook any more. */
const ENDED = null;

/** How deliveries for an endpoint go on this node. */
export interface LiveDelivery {
  /** What the node has delivered, or looked at without finding anything to deliver. */
  readonly upTo: number;
  /** The act of operators that this is counted from. */
  readonly fromAct: number;
  readonly lastDelivery: LastDelivery | null;
  readonly attempts: readonly Attempt[];
}

/**
 * Delivers for one endpoint, one event after another, while this node has the lease: what a page holds, then waits for
 * more, for the pause after a failure, or for the time when it may take over.
 */
export class Endpoint {
  private readonly alarm = new Alarm();
  private readonly course = new Course();
  private readonly courier: Courier;
  private readonly lease: Lease;

  constructor(
    private readonly id: string,
    private readonly means: DeliveryMeans,
  ) {
    this.lease = new Lease(means.terms);
    this.courier = new Courier(id, means);
  }

  /** Something was applied. */
  ring(): void {
    this.alarm.ring();
  }

  get live(): LiveDelivery {
    const { upTo, fromAct, lastDelivery } = this.course;
    return { upTo, fromAct, lastDelivery, attempts: this.courier.latest };
  }

  /** How many sequences lie before it; null when deliveries are not this node's, or rest until operators act. */
  get behind(): number | null {
    return this.lease.isOwn ? Math.max(0, this.means.head() - this.course.upTo) : null;
  }

  /** Until `stopping` aborts or the webhook is deleted. */
  async run(): Promise<void> {
    const { stopping } = this.means;
    while (!stopping.aborted) {
      const wait = await this.tryTurn();
      if (wait === ENDED) return;
      if (wait > 0) await this.alarm.heard(wait, stopping);
      // Reading is synchronous underneath: others get a chance between two pages.
      await nextTurn();
    }
    await this.release().catch(() => undefined);
  }

  private async tryTurn(): Promise<number | null> {
    try {
      return await this.turn();
    } catch (error) {
      const { name } = error as Error;
      this.means.runLog.warn(`webhook ${this.id}: ${name} while delivering; trying again`);
      return WAIT_MS;
    }
  }

  /** What there is to do now. @returns how long to wait for the next turn at most */
  private async turn(): Promise<number | null> {
    if (!this.means.isFollowing()) return WAIT_MS;
    const webhook = await this.look();
    if (!webhook) return ENDED;
    if (webhook.isPaused || this.lease.isParkedSince(webhook.clearedAct)) {
      await this.release();
      return ON_RING;
    }
    const pause = this.course.retryIn(this.means.now());
    if (pause > 0) return pause;
    return this.means.slots.use(() => this.deliverPage(webhook));
  }

  /** Reads the webhook and takes in what others did since. */
  private async look(): Promise<WebhookRecord | null> {
    const webhook = await this.means.queries.execute(new FindWebhook(this.id));
    if (!webhook) return null;
    const now = this.means.now();
    this.lease.see(webhook.standing, now);
    if (webhook.acts !== this.course.act) this.lease.seeAct(now);
    this.course.follow(webhook, this.lease.isOwn, now, Date.now());
    return webhook;
  }

  private async deliverPage(webhook: WebhookRecord): Promise<number> {
    const everything = { sequence: Number.MAX_SAFE_INTEGER - 1, statedAt: null };
    const query = new ListEvents(webhook.filter, this.course.upTo, PAGE, everything);
    const { items, upTo } = await this.means.queries.execute(query);
    if (items.length === 0) return this.nothingToDeliver(upTo);
    this.lease.seeWork(this.means.now());
    for (const event of items) {
      if (this.means.stopping.aborted || !(await this.isStillWanted(webhook))) return 0;
      // Another node may have taken over, brought it, and gone.
      if (Number(event.sequence) <= this.course.upTo) continue;
      this.course.skipped(Number(event.sequence) - 1);
      await this.courier.prepare(this.course.act);
      if (!(await this.hold())) return this.lease.takeableIn(this.means.now());
      const outcome = await this.attempt(event);
      if (outcome.kind === 'aborted') return 0;
      if (outcome.kind !== 'delivered') return this.fail(event, outcome);
      await this.recordIfDue();
    }
    this.course.skipped(upTo);
    return 0;
  }

  private async nothingToDeliver(upTo: number): Promise<number> {
    this.course.skipped(upTo);
    if (this.course.sinceRecorded >= MOST_SKIPPED) {
      this.lease.seeWork(this.means.now());
      const wait = this.lease.takeableIn(this.means.now());
      if (wait > 0) return wait;
      await this.record(DELIVERED);
    }
    this.lease.seeNoWork();
    if (upTo < this.means.head()) return 0;
    return this.recordIfDue();
  }

  /** No act and no other node came between since the page was read. */
  private async isStillWanted({ acts }: WebhookRecord): Promise<boolean> {
    return this.means.isFollowing() && (await this.look())?.acts === acts;
  }

  /** Has the lease for long enough to deliver something, or takes it. */
  private async hold(): Promise<boolean> {
    const now = this.means.now();
    if (this.lease.holds(now, this.means.settings.timeoutMs)) return true;
    if (this.lease.takeableIn(now) > 0) return false;
    await this.record(this.course.unrecorded > 0 ? DELIVERED : LEASE_TAKEN);
    // A record that took its time has used up the lease.
    return this.lease.holds(this.means.now(), this.means.settings.timeoutMs);
  }

  private async attempt(event: CloudEventAnswer): Promise<Outcome> {
    const { outcome, at } = await this.courier.bring(event, this.course.failures + 1);
    if (outcome.kind === 'delivered') this.course.delivered(Number(event.sequence), at, this.means.now());
    return outcome;
  }

  /** Records the failure. @returns how long the next attempt waits */
  private async fail(
    { id: eventId, sequence }: CloudEventAnswer,
    { kind, status, code }: Pick<DeliveryFailure, 'kind' | 'status' | 'code'>,
  ): Promise<number> {
    const { retries, parkMs } = this.means.settings;
    const at = new Date();
    const attempt = this.course.failures + 1;
    const since = this.course.failure?.since ?? at.toISOString();
    const failure: DeliveryFailure = {
      since,
      at: at.toISOString(),
      sequence: Number(sequence),
      eventId,
      attempt,
      kind,
      status,
      code,
      pauseMs: Math.round(pauseAfter(attempt, retries)),
    };
    this.course.failed(failure, this.means.now());
    const isParked = status === GONE || at.getTime() - Date.parse(since) >= parkMs;
    await this.record(isParked ? PARKED : DELIVERY_FAILED);
    if (isParked) {
      this.means.tally.parked.inc();
      this.means.runLog.warn(`webhook ${this.id} is parked after ${attempt} failed attempts`);
    }
    return failure.pauseMs;
  }

  /** Records what was delivered, when that is enough or long ago. @returns how long it can wait still */
  private async recordIfDue(): Promise<number> {
    const { unrecorded, unrecordedSince } = this.course;
    const left = unrecordedSince + this.means.settings.recordMs - this.means.now();
    if (left > 0 && unrecorded < MOST_UNRECORDED) return left;
    await this.record(DELIVERED);
    return ON_RING;
  }

  /** Gives the lease back, with what was delivered, if it is this node's. */
  private async release(): Promise<void> {
    if (this.lease.isOwn) await this.record(LEASE_RELEASED);
  }

  private async record(type: string): Promise<void> {
    const { act, upTo, lastDelivery, failure } = this.course;
    const { node, leaseMs } = this.means.terms;
    const standing = { node, leaseMs, act, upTo, lastDelivery, failure };
    await recordStanding(this.means.log, this.lease, this.id, { type, standing, now: this.means.now });
    this.course.recorded();
  }
}
