import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { leaderOf, partsOf } from './eventstoredb-nodes.js';
import { TcpProxy } from './tcp-proxy.js';
import { takeTurn } from './turn.js';

/** Official images, the last of the open-source releases that is published for both kinds of processor. */
const IMAGE =
  process.arch === 'arm64'
    ? 'eventstore/eventstore:23.10.2-alpha-arm64v8'
    : 'eventstore/eventstore:23.10.2-bookworm-slim';
const PORT = 2113;
/** An image may have to be fetched first, or another spec may have the server. */
const PATIENCE_MS = 600_000;

/** A real EventStoreDB. */
export interface TestEventStoreDb {
  /** Connection string; known once the tests run. */
  readonly url: string;
}

/**
 * Describes tests that need a real EventStoreDB: the one of `EVENTSTORE_URL`, which must be for tests alone, or one in
 * a container. Without either they are skipped, and say so. One spec at a time has the server to itself: tests of nodes
 * share one ledger and some count on what comes next in it, and the others measure how the server answers.
 */
export function describeWithEventStoreDb(name: string, tests: (server: TestEventStoreDb) => void): void {
  const url = process.env['EVENTSTORE_URL'];
  if (!url && !hasContainerEngine()) {
    process.stderr.write(
      `\nNOT RUN: ${name}: no EventStoreDB here. Start a container engine (Docker, Podman), or a server for tests ` +
        "alone and set EVENTSTORE_URL='esdb://127.0.0.1:2113?tls=false'; then run: npm test -- test/contract test/faults\n",
    );
    describe.skip(name, () => tests({ url: 'esdb://none' }));
    return;
  }
  describe(name, () => {
    const server = { url: url ?? '' };
    let release: (() => Promise<unknown>) | undefined;
    beforeAll(async () => {
      if (url) release = await takeTurn(url);
      else ({ url: server.url, release } = await startContainer());
    }, PATIENCE_MS);
    afterAll(() => release?.());
    tests(server);
  });
}

/**
 * A namespace for a ledger that nobody else has: what its tests write there, no node has to understand, and what nodes
 * and earlier runs wrote, its tests do not see.
 */
export function ownNamespace(): string {
  return `contract-${randomUUID()}-`;
}

/** A way to the server that leads through a proxy: of a cluster, to the node that leads it now. */
export async function throughProxy({ url }: TestEventStoreDb): Promise<{ proxy: TcpProxy; url: string }> {
  const { before, nodes, after } = partsOf(url);
  const [host = '', port] = (nodes.length > 1 ? await leaderOf(nodes) : (nodes[0] ?? '')).split(':');
  const proxy = await TcpProxy.to(host, Number(port ?? PORT));
  return { proxy, url: `${before}${proxy.address}${after}` };
}

let containerEngine: boolean | undefined;

/** Whether there is one: once for all test files of this process. */
function hasContainerEngine(): boolean {
  return (containerEngine ??= findContainerEngine());
}

/** Asked in a process of its own: Jest wants to know its tests before anything can be awaited. */
function findContainerEngine(): boolean {
  const question =
    "const { getContainerRuntimeClient } = await import('testcontainers'); await getContainerRuntimeClient();";
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', question], {
    stdio: 'ignore',
    timeout: 20_000,
  });
  return status === 0;
}

async function startContainer(): Promise<{ url: string; release: () => Promise<unknown> }> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({
      EVENTSTORE_INSECURE: 'true',
      EVENTSTORE_MEM_DB: 'true',
      EVENTSTORE_RUN_PROJECTIONS: 'None',
      EVENTSTORE_TELEMETRY_OPTOUT: 'true',
    })
    .withExposedPorts(PORT)
    .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCode(204))
    .withStartupTimeout(PATIENCE_MS)
    .start();
  const url = `esdb://${container.getHost()}:${container.getMappedPort(PORT)}?tls=false`;
  return { url, release: () => container.stop() };
}
