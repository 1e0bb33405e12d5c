import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Query } from '@nestjs/cqrs';
import type { WebhookRecord } from '../../projections/webhooks/answers.js';
import { FindWebhook } from '../../projections/webhooks/queries.js';
import { sourceRegistered } from '../../test/support/read-models/facts.js';
import { positionOf } from '../../projections/webhooks/standing.js';
import { Random, testSeed } from '../../test/support/random.js';
import { TestLedger } from '../../test/support/read-models/ledger.js';
import { askUntil, until } from '../../test/support/until.js';
import { type AppendResult, type EventStore, LogUnavailableError } from '../event-store/port/index.js';
import { MemoryEventStore } from '../event-store/memory/memory-event-store.js';
import { Metrics } from '../platform/metrics/metrics.js';
import type { DeliveryMeans } from './delivery-means.js';
import { Endpoint } from './endpoint.js';
import type { Outcome } from './sender.js';
import { newSigningSecret } from './signing.js';
import { Slots } from './slots.js';
import { registered, webhookStream } from './webhook-events.js';

/** What runs out while a test waits for it. */
const SHORT_LEASE_MS = 600;
/** What never does. */
const LONG_LEASE_MS = 3_600_000;

interface NodeOptions {
  readonly leaseMs?: number;
  /** Whether the receiver fails at a delivery. */
  readonly fails?: () => boolean | Promise<boolean>;
}

/** What arrived, in the order in which it did, and which node brought it. */
interface Arrival {
  readonly sequence: number;
  readonly node: string;
  /** By the clock that all nodes of this process share. */
  readonly at: number;
}

/** A node that delivers for one endpoint from a log that others have too. */
class Node {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  /** From then on it can record nothing, and does not learn what others record. */
  isCutOff = false;
  private lastSeen: WebhookRecord | null = null;

  constructor(
    readonly name: string,
    private readonly ledger: TestLedger,
    id: string,
    private readonly arrivals: Arrival[],
    private readonly options: NodeOptions,
  ) {
    const endpoint = new Endpoint(id, this.means());
    ledger.runner.onApplied(() => endpoint.ring());
    this.running = endpoint.run();
  }

  /** What its read model has. */
  sees(webhook: string): Promise<WebhookRecord | null> {
    return this.ledger.ask(new FindWebhook(webhook));
  }

  /** Ends without a word to the others. */
  async crash(): Promise<void> {
    this.isCutOff = true;
    await this.stop();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.ledger.close();
  }

  private async ask(query: Query<never>): Promise<unknown> {
    if (!(query instanceof FindWebhook)) return this.ledger.ask(query);
    if (!this.isCutOff) this.lastSeen = await this.ledger.ask(query);
    return this.lastSeen;
  }

  private means(): DeliveryMeans {
    const { ledger, arrivals, name } = this;
    const { leaseMs = SHORT_LEASE_MS, fails = () => false } = this.options;
    const log = Object.create(ledger.log) as EventStore;
    log.append = async (...args): Promise<AppendResult> => {
      if (this.isCutOff) throw new LogUnavailableError('cut off');
      return ledger.log.append(...args);
    };
    const send = async (_url: URL, headers: Record<string, string>): Promise<Outcome> => {
      await nextTurn();
      if (await fails()) return { kind: 'status', status: 500, code: null };
      arrivals.push({ sequence: Number(headers['ledger-sequence']), node: name, at: performance.now() });
      return { kind: 'delivered', status: 204 };
    };
    return {
      log,
      queries: { execute: (query: never) => this.ask(query) as Promise<never> },
      sender: { send },
      slots: new Slots(1),
      settings: {
        allowPrivate: true,
        timeoutMs: leaseMs / 3,
        retries: { firstPause: 1, longestPause: 720, chance: 0.25 },
        parkMs: 1_000,
        leaseMs,
        recordMs: leaseMs / 6,
        isAlone: false,
      },
      tally: new Metrics(),
      terms: { node: name, leaseMs, isAlone: false },
      runLog: { warn: () => undefined },
      stopping: this.stopping.signal,
      breakingOff: this.stopping.signal,
      head: () => ledger.runner.sequence,
      isFollowing: () => true,
      now: () => performance.now(),
    };
  }
}

const SEED = testSeed();

describe(`nodes that share a log (LEDGER_TEST_SEED=${SEED})`, () => {
  const id = randomUUID();
  let log: MemoryEventStore;
  let writer: TestLedger;
  let arrivals: Arrival[];
  let nodes: Node[];

  beforeEach(async () => {
    log = new MemoryEventStore();
    writer = await TestLedger.open(log);
    arrivals = [];
    nodes = [];
    const request = { url: 'https://example.org/', filter: {}, after: 0, note: null };
    const { type, data } = registered(id, request, newSigningSecret());
    const metadata = { actor: 'admin' };
    await log.append(webhookStream(id), [{ id: randomUUID(), type, data, metadata }], 'no_stream');
  });
  afterEach(async () => {
    for (const node of nodes) await node.stop();
    await writer.close();
    await log.close();
  });

  async function start(name: string, options: NodeOptions = {}): Promise<Node> {
    const node = new Node(name, await TestLedger.open(log), id, arrivals, options);
    nodes.push(node);
    return node;
  }

  async function report(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1)
      await writer.record(randomUUID(), sourceRegistered({ name: 'Mayor' }));
  }

  const sequences = () => arrivals.map(({ sequence }) => sequence);
  const bringers = () => [...new Set(arrivals.map(({ node }) => node))];
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
  const find = () => writer.ask(new FindWebhook(id));

  test('deliver each event once, and one of them does it all', async () => {
    const leaseMs = LONG_LEASE_MS;
    await Promise.all([start('one', { leaseMs }), start('two', { leaseMs }), start('three', { leaseMs })]);
    for (let round = 1; round <= 5; round += 1) {
      await report(10);
      await until(() => arrivals.length >= 10 * round);
    }
    expect(sequences()).toEqual(upTo(50));
    expect(bringers()).toHaveLength(1);
  });

  test('append nothing while there is nothing to deliver', async () => {
    await start('one');
    await start('two');
    await report(3);
    await until(() => arrivals.length === 3);
    await askUntil(find, (webhook) => webhook?.standing?.upTo === 3);
    const before = (await log.readStream(`ops-webhook-delivery-${id}`)).length;
    const idleUntil = performance.now() + 3 * SHORT_LEASE_MS;
    await until(() => performance.now() > idleUntil);
    expect(await log.readStream(`ops-webhook-delivery-${id}`)).toHaveLength(before);
  });

  test('go on at once, and without a repeat, where one of them is stopped', async () => {
    const leaseMs = LONG_LEASE_MS;
    const one = await start('one', { leaseMs });
    await report(5);
    await until(() => arrivals.length === 5);
    await start('two', { leaseMs });
    nodes.splice(nodes.indexOf(one), 1);
    await one.stop();
    await report(5);
    // That of the first one would not be over.
    await until(() => arrivals.length === 10);
    expect(sequences()).toEqual(upTo(10));
    expect(bringers()).toEqual(['one', 'two']);
  });

  test('take over from one that cannot record any more, and never deliver while it may', async () => {
    const one = await start('one');
    await report(5);
    await until(() => arrivals.length === 5);
    await start('two');
    one.isCutOff = true;
    const goingOn = performance.now() + 3 * SHORT_LEASE_MS;
    for (let last = 6; performance.now() < goingOn; last += 1) {
      await report(1);
      await until(() => sequences().includes(last));
    }
    const lastOfOne = arrivals.findLast(({ node }) => node === 'one')?.at ?? 0;
    const firstOfTwo = arrivals.find(({ node }) => node === 'two')?.at ?? Infinity;
    expect(firstOfTwo).toBeGreaterThan(lastOfOne);
    // What the first one could not record comes again, and everything in order.
    const firsts = [...new Set(sequences())];
    expect(firsts).toEqual(upTo(firsts.length));
    const ofTwo = arrivals.filter(({ node }) => node === 'two').map(({ sequence }) => sequence);
    expect(ofTwo).toEqual(ofTwo.toSorted((a, b) => a - b));
  });

  test('do not bring again what another one brought while they stood still', async () => {
    const gate = Promise.withResolvers<boolean>();
    const asked = Promise.withResolvers<void>();
    await report(8);
    const fails = () => {
      asked.resolve();
      return gate.promise;
    };
    const one = await start('one', { fails });
    await asked.promise;
    const two = await start('two');
    await until(() => arrivals.length === 8);
    nodes.splice(nodes.indexOf(two), 1);
    await two.stop();
    await askUntil(
      () => one.sees(id),
      (webhook) => webhook?.standing?.isReleased === true,
    );
    gate.resolve(false);
    await report(1);
    await until(() => sequences().includes(9));
    expect(arrivals.map(({ sequence, node }) => [sequence, node])).toEqual([
      ...upTo(8).map((sequence) => [sequence, 'two']),
      [1, 'one'],
      [9, 'one'],
    ]);
    expect(positionOf((await find()) as WebhookRecord)).toBeGreaterThanOrEqual(8);
  });

  test('deliver everything in order, whichever of them come, go, and crash, to a receiver that often fails', async () => {
    const random = new Random(SEED);
    const fails = () => random.below(4) === 0;
    for (let round = 1; round <= 12; round += 1) {
      await start(`node ${round}`, { fails });
      await report(1 + random.below(8));
      const leaving = nodes.length > 1 || random.below(2) === 0 ? random.pick(nodes) : null;
      const end = performance.now() + random.below(SHORT_LEASE_MS);
      await until(() => performance.now() > end);
      if (!leaving) continue;
      nodes.splice(nodes.indexOf(leaving), 1);
      await (random.below(2) === 0 ? leaving.crash() : leaving.stop());
    }
    await start('the last');
    const last = writer.runner.sequence;
    await until(() => sequences().includes(last));
    expect([...new Set(sequences())]).toEqual(upTo(last));
    // No node overtakes or repeats itself, whatever another one did meanwhile.
    for (const name of bringers()) {
      const own = arrivals.filter(({ node }) => node === name).map(({ sequence }) => sequence);
      expect([name, own]).toEqual([name, [...new Set(own)].toSorted((a, b) => a - b)]);
    }
  });
});
