import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Of answers, in seconds: from what memory answers to what a client waits for at most. */
const ANSWER_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Of appends, in seconds: a sync of a good disk takes a tenth of a millisecond, one of a cluster some. */
const APPEND_SECONDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
];
const BATCH_EVENTS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/**
 * What this node counts of itself, for Prometheus: `docs/operations.md` says what each is. No label holds what a client
 * made up, so however it is asked there are only so many. Whoever does what is counted, counts it here.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly looks: (() => void)[] = [];

  /** Answers, by method, template of the route (`unmatched` where there is none) and status. */
  readonly requests = new Counter({
    name: 'ledger_http_requests_total',
    help: 'Requests that were answered or cut off',
    labelNames: ['method', 'route', 'status'] as const,
    registers: this.registers,
  });
  /** Without open streams, which last. */
  readonly requestSeconds = new Histogram({
    name: 'ledger_http_request_duration_seconds',
    help: 'How long requests took, without streams of events',
    labelNames: ['method', 'route'] as const,
    buckets: ANSWER_SECONDS,
    registers: this.registers,
  });
  readonly refused = new Counter({
    name: 'ledger_refused_total',
    help: 'Requests, and lines of many commands, that were answered with a problem',
    labelNames: ['code'] as const,
    registers: this.registers,
  });
  readonly denied = new Counter({
    name: 'ledger_denied_total',
    help: 'Requests, and lines of many commands, whose key was not enough',
    labelNames: ['cause'] as const,
    registers: this.registers,
  });
  readonly commands = new Counter({
    name: 'ledger_commands_total',
    help: 'Commands by name and what became of them',
    labelNames: ['command', 'outcome'] as const,
    registers: this.registers,
  });
  readonly commandsUnderWay = new Gauge({
    name: 'ledger_commands_in_flight',
    help: 'Commands that were let in and are not answered',
    registers: this.registers,
  });
  readonly appendSeconds = new Histogram({
    name: 'ledger_append_duration_seconds',
    help: 'How long appends to the log took until they were durable or refused',
    labelNames: ['outcome'] as const,
    buckets: APPEND_SECONDS,
    registers: this.registers,
  });
  readonly appendsUnderWay = new Gauge({
    name: 'ledger_appends_in_flight',
    help: 'Appends that were handed to the log and are not answered',
    registers: this.registers,
  });
  readonly commitEvents = new Histogram({
    name: 'ledger_commit_events',
    help: 'Events in one transaction of the embedded log',
    buckets: BATCH_EVENTS,
    registers: this.registers,
  });
  readonly logHead = new Gauge({
    name: 'ledger_log_head_sequence',
    help: 'The last sequence in the log, as far as this node knows',
    registers: this.registers,
  });
  readonly applied = new Gauge({
    name: 'ledger_projection_sequence',
    help: 'The last sequence that the read models of this node have applied',
    registers: this.registers,
  });
  readonly lagEvents = new Gauge({
    name: 'ledger_projection_lag_events',
    help: 'Events that the read models of this node have not applied',
    registers: this.registers,
  });
  readonly lagSeconds = new Gauge({
    name: 'ledger_projection_lag_seconds',
    help: 'How long ago the oldest event that is not applied was recorded; 0 when all are',
    registers: this.registers,
  });
  readonly stopped = new Gauge({
    name: 'ledger_projection_stopped',
    help: '1 when an event could not be applied and the read models stand still',
    registers: this.registers,
  });
  readonly ready = new Gauge({
    name: 'ledger_ready',
    help: '1 when /health/ready answers 200',
    registers: this.registers,
  });
  readonly strain = new Gauge({
    name: 'ledger_backpressure',
    help: '1 while commands are turned away for this cause',
    labelNames: ['cause'] as const,
    registers: this.registers,
  });
  readonly freeBytes = new Gauge({
    name: 'ledger_data_free_bytes',
    help: 'What is free on the disk of the data directory',
    registers: this.registers,
  });
  readonly streamClients = new Gauge({
    name: 'ledger_stream_clients',
    help: 'Open streams of events and changes',
    registers: this.registers,
  });
  readonly streamsClosed = new Counter({
    name: 'ledger_streams_closed_total',
    help: 'Streams that ended, by cause',
    labelNames: ['cause'] as const,
    registers: this.registers,
  });
  readonly deliveries = new Counter({
    name: 'ledger_webhook_deliveries_total',
    help: 'Attempts to deliver an event to a webhook, by outcome',
    labelNames: ['outcome'] as const,
    registers: this.registers,
  });
  readonly deliveryLag = new Gauge({
    name: 'ledger_webhook_lag_events',
    help: 'Sequences between what is applied and what the webhook that is farthest behind was brought by this node',
    registers: this.registers,
  });
  readonly parked = new Counter({
    name: 'ledger_webhooks_parked_total',
    help: 'Webhooks that this node parked after nothing but failure',
    registers: this.registers,
  });

  /** Calls this before what is counted is shown: for what is measured by a look at how things stand. */
  beforeShown(look: () => void): void {
    this.looks.push(look);
  }

  /** All of it, in the text format of Prometheus. */
  async text(): Promise<string> {
    for (const look of this.looks) look();
    return this.registry.metrics();
  }

  /** Adds what every program has: processor, memory, event loop, garbage collection. For a process of its own. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }
}
