import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { v7 } from 'uuid';
import { ListWebhookIds } from '../../projections/webhooks/queries.js';
import { EVENT_STORE, type EventStore } from '../event-store/port/index.js';
import { LedgerConfig } from '../platform/config/ledger-config.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { ProjectionRunner } from '../projection-runtime/runner.js';
import { within } from '../retries/within.js';
import type { DeliveryMeans } from './delivery-means.js';
import { Endpoint, type LiveDelivery } from './endpoint.js';
import { Sender } from './sender.js';
import { deliverySettings } from './settings.js';
import { Slots } from './slots.js';

/** Endpoints that are delivered to at once. */
const AT_ONCE = 50;
/** How long what is under way may take when the node stops, and what is recorded of it after that. */
const GRACE_MS = 4_000;
/** What is applied within it wakes endpoints once: each of them reads when it wakes. */
const WAKE_MS = 50;

/** Delivers for every webhook that there is, as far as it is this node that does. */
@Injectable()
export class WebhookDeliverer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Names this run of this node. */
  readonly node = v7();
  private readonly endpoints = new Map<string, { endpoint: Endpoint; ended: Promise<void> }>();
  private readonly stopping = new AbortController();
  private readonly breakingOff = new AbortController();
  private readonly logger = new Logger('Webhooks');
  private readonly sender: Sender;
  private readonly means: DeliveryMeans;
  private waking: NodeJS.Timeout | undefined;
  private unlisten: () => void = () => undefined;

  constructor(
    @Inject(EVENT_STORE) log: EventStore,
    private readonly queries: QueryBus,
    private readonly runner: ProjectionRunner,
    config: LedgerConfig,
    metrics: Metrics,
  ) {
    const settings = deliverySettings(config);
    this.sender = new Sender(settings);
    this.means = {
      log,
      queries,
      sender: this.sender,
      settings,
      slots: new Slots(AT_ONCE),
      terms: { node: this.node, leaseMs: settings.leaseMs, isAlone: settings.isAlone },
      runLog: { warn: (message) => this.logger.warn(message) },
      tally: metrics,
      stopping: this.stopping.signal,
      breakingOff: this.breakingOff.signal,
      head: () => runner.sequence,
      isFollowing: () => runner.status().state === 'following',
      now: () => performance.now(),
    };
    metrics.beforeShown(() => metrics.deliveryLag.set(this.behind));
  }

  /** Of the webhook that is farthest behind of those that this node delivers for, in sequences. */
  get behind(): number {
    return Math.max(0, ...[...this.endpoints.values()].map(({ endpoint }) => endpoint.behind ?? 0));
  }

  onApplicationBootstrap(): void {
    // Before it is at the end of the log, the read model holds what is over.
    this.runner.caughtUp().then(
      () => this.start(),
      () => undefined,
    );
  }

  /** Gives back what this node delivers for, so that another one can go on at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.unlisten();
    clearTimeout(this.waking);
    this.stopping.abort();
    const patience = setTimeout(() => this.breakingOff.abort(), GRACE_MS);
    const ended = Promise.all([...this.endpoints.values()].map((running) => running.ended));
    // A log that is out of reach keeps nobody from stopping: others take over when the lease is over.
    await within(2 * GRACE_MS, ended, () => undefined);
    clearTimeout(patience);
    this.sender.close();
  }

  /** How deliveries for a webhook go on this node; null when it knows of none. */
  liveOf(id: string): LiveDelivery | null {
    return this.endpoints.get(id)?.endpoint.live ?? null;
  }

  private start(): void {
    if (this.stopping.signal.aborted) return;
    this.unlisten = this.runner.onApplied(({ eventIds }) => {
      this.waking ??= setTimeout(() => this.wake(), WAKE_MS).unref();
      // Webhooks come with events that have no sequence.
      if (eventIds.some(({ sequence }) => sequence === null)) this.lookForNew();
    });
    this.lookForNew();
  }

  private wake(): void {
    this.waking = undefined;
    for (const { endpoint } of this.endpoints.values()) endpoint.ring();
  }

  private lookForNew(): void {
    this.queries.execute(new ListWebhookIds()).then(
      (ids) => ids.forEach((id) => this.begin(id)),
      (error: Error) => this.logger.warn(`cannot look for webhooks: ${error.name}`),
    );
  }

  private begin(id: string): void {
    if (this.endpoints.has(id) || this.stopping.signal.aborted) return;
    const endpoint = new Endpoint(id, this.means);
    const ended = endpoint.run().finally(() => this.endpoints.delete(id));
    this.endpoints.set(id, { endpoint, ended });
  }
}
