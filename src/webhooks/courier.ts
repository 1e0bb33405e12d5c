import type { CloudEventAnswer } from '../../projections/events/answers.js';
import { type Attempt, Attempts } from './attempts.js';
import type { DeliveryMeans } from './delivery-means.js';
import type { Outcome } from './sender.js';
import { signatureHeaders } from './signing.js';
import { foldWebhook, type Webhook, webhookStream } from './webhook-events.js';

/** Brings single events to one endpoint, signed, and remembers how that went. */
export class Courier {
  private readonly attempts = new Attempts();
  private webhook: Webhook | null = null;

  constructor(
    private readonly id: string,
    private readonly means: DeliveryMeans,
  ) {}

  /** The last attempts, the latest first. */
  get latest(): readonly Attempt[] {
    return this.attempts.latest();
  }

  /**
   * Reads where to and with which secrets from the log, where alone secrets are; again after each act of operators. It
   * comes first, as nobody knows how long it takes.
   * @param act the last act that has to be heeded
   */
  async prepare(act: number): Promise<void> {
    if (this.webhook && this.webhook.act >= act) return;
    this.webhook = foldWebhook(await this.means.log.readStream(webhookStream(this.id)));
  }

  /**
   * Makes one attempt.
   * @param attempt which one it is of this event; 1 for the first
   */
  async bring(event: CloudEventAnswer, attempt: number): Promise<{ outcome: Outcome; at: string }> {
    if (!this.webhook) throw new Error('the log holds no such webhook');
    const { secrets, url } = this.webhook;
    const body = JSON.stringify(event);
    const [now, begun] = [new Date(), this.means.now()];
    const headers = {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'conflict-ledger',
      'ledger-sequence': event.sequence,
      ...signatureHeaders(secrets, event.id, body, now),
    };
    const outcome = await this.means.sender.send(new URL(url), headers, body, this.means.breakingOff);
    const at = now.toISOString();
    if (outcome.kind !== 'aborted') {
      const durationMs = Math.round(this.means.now() - begun);
      this.attempts.add(event, outcome, { at, attempt, durationMs });
    }
    this.means.tally.deliveries.inc({ outcome: outcome.kind });
    return { outcome, at };
  }
}
