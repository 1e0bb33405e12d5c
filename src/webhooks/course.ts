import type { DeliveryFailure, LastDelivery, WebhookRecord } from '../../projections/webhooks/answers.js';
import { failureOf, positionOf } from '../../projections/webhooks/standing.js';

/** How far deliveries for one endpoint have come, as this node knows it: what is recorded, and what is not yet. */
export class Course {
  /** The last act of operators that counts here, and the last that said where to begin. */
  act = -1;
  fromAct = -1;
  upTo = 0;
  lastDelivery: LastDelivery | null = null;
  failure: DeliveryFailure | null = null;
  /** Deliveries that are not recorded yet, and since when by this node's own clock. */
  unrecorded = 0;
  unrecordedSince = Infinity;
  private retryAt = -Infinity;
  private recordedUpTo = 0;
  private clearedAct = -1;
  private seen = -1;

  /**
   * Takes in what the read model holds.
   * @param isOwn the last record is of this node, which knows better
   * @param wallNow by the clock on the wall: all that two nodes have in common to tell a pause by
   */
  follow(webhook: WebhookRecord, isOwn: boolean, now: number, wallNow: number): void {
    const { standing } = webhook;
    const isNews = !isOwn && (standing?.revision ?? -1) > this.seen;
    if (webhook.fromAct !== this.fromAct) this.begin(webhook);
    else if (isNews) this.takeOver(webhook);
    if (webhook.clearedAct !== this.clearedAct || isNews) this.adoptFailure(failureOf(webhook), now, wallNow);
    this.act = webhook.acts;
    this.fromAct = webhook.fromAct;
    this.clearedAct = webhook.clearedAct;
    this.seen = Math.max(this.seen, standing?.revision ?? -1);
  }

  delivered(sequence: number, at: string, now: number): void {
    this.upTo = sequence;
    this.lastDelivery = { at, sequence };
    this.failure = null;
    this.retryAt = -Infinity;
    if (this.unrecorded++ === 0) this.unrecordedSince = now;
  }

  /** Nothing up to there passes the filter, or all of it was delivered. */
  skipped(upTo: number): void {
    this.upTo = Math.max(this.upTo, upTo);
  }

  failed(failure: DeliveryFailure, now: number): void {
    this.failure = failure;
    this.retryAt = now + failure.pauseMs;
  }

  recorded(): void {
    this.unrecorded = 0;
    this.unrecordedSince = Infinity;
    this.recordedUpTo = this.upTo;
  }

  /** How many attempts in a row failed. */
  get failures(): number {
    return this.failure?.attempt ?? 0;
  }

  /** How far it has come since it was last recorded, in sequences. */
  get sinceRecorded(): number {
    return this.upTo - this.recordedUpTo;
  }

  /** How long the next attempt has to wait; 0 when it need not. */
  retryIn(now: number): number {
    return this.failure ? Math.max(0, this.retryAt - now) : 0;
  }

  private begin(webhook: WebhookRecord): void {
    this.upTo = positionOf(webhook);
    this.lastDelivery = webhook.standing?.lastDelivery ?? null;
    this.recorded();
  }

  /** Another node delivered; what this one looked past on its own it need not look at again. */
  private takeOver(webhook: WebhookRecord): void {
    const position = positionOf(webhook);
    this.upTo = Math.max(this.upTo, position);
    this.lastDelivery = webhook.standing?.lastDelivery ?? null;
    this.recorded();
    this.recordedUpTo = position;
  }

  /** A pause that another node, or an earlier run, began goes on; no clock can make it longer. */
  private adoptFailure(failure: DeliveryFailure | null, now: number, wallNow: number): void {
    this.failure = failure;
    if (!failure) return;
    const left = Date.parse(failure.at) + failure.pauseMs - wallNow;
    this.retryAt = now + Math.min(Math.max(left, 0), failure.pauseMs);
  }
}
