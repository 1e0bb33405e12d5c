import { refusingGrpcServer } from '../../../test/support/refusing-grpc-server.js';
import { TcpProxy } from '../../../test/support/tcp-proxy.js';
import { LogClosedError, LogUnavailableError } from '../port/index.js';
import { EventStoreDbEventStore } from './event-store-db-event-store.js';
import type { Timings } from './timings.js';

const UNAUTHENTICATED = 16;
const UNAVAILABLE = 14;
const HASTE: Partial<Timings> = { open: 400, answer: 200, patience: 400, firstPause: 5, longestPause: 20 };

/** For who is interested in the first failure: what fails after it may fail in another way. */
const ONE_TRY: Partial<Timings> = { ...HASTE, open: 0 };

/** For who is interested in what is said, however long that takes a busy machine. */
const PATIENCE: Partial<Timings> = { ...HASTE, answer: 10_000 };

async function failureOfOpening(url: string, timings = HASTE): Promise<unknown> {
  const [outcome] = await Promise.allSettled([new EventStoreDbEventStore({ url, timings }).open()]);
  if (outcome.status === 'rejected') return outcome.reason;
  throw new Error('it was expected to fail');
}

const cleanUps: (() => Promise<unknown>)[] = [];

async function startServer(status: number, message: string): Promise<{ address: string }> {
  const server = await refusingGrpcServer(status, message);
  cleanUps.push(server.close);
  return server;
}

/** An address that was free a moment ago. */
async function freeAddress(): Promise<string> {
  const proxy = await TcpProxy.to('127.0.0.1', 1);
  const { address } = proxy;
  await proxy.close();
  return address;
}

describe('opening a log that is out of reach', () => {
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  });

  it('fails where nobody listens, and says where', async () => {
    const address = await freeAddress();
    const error = await failureOfOpening(`esdb://${address}?tls=false`);
    expect(error).toBeInstanceOf(LogUnavailableError);
    expect((error as Error).message).toContain(`the log at ${address} cannot be reached now`);
  });

  it('fails where no node of a cluster listens', async () => {
    const addresses = [await freeAddress(), await freeAddress()].join(',');
    const error = await failureOfOpening(`esdb://${addresses}?tls=false&discoveryInterval=5`);
    expect(error).toBeInstanceOf(LogUnavailableError);
    expect((error as Error).message).toContain(addresses);
  });

  it('fails where somebody listens and says nothing', async () => {
    const silent = await TcpProxy.to('127.0.0.1', 1);
    cleanUps.push(() => silent.close());
    silent.freeze();
    const error = await failureOfOpening(`esdb://${silent.address}?tls=false`, ONE_TRY);
    expect(error).toBeInstanceOf(LogUnavailableError);
    expect((error as Error).message).toContain('it said nothing for 200 ms');
  });

  it('fails at once, and says so, when the credentials are refused', async () => {
    const server = await startServer(UNAUTHENTICATED, 'who are you');
    const error = await failureOfOpening(`esdb://node:hush@${server.address}?tls=false`);
    expect(error).toBeInstanceOf(LogUnavailableError);
    expect((error as Error).message).toContain(`the log at ${server.address} refuses the credentials`);
  });

  it('says what is wrong with TLS, and shows no password', async () => {
    const server = await startServer(UNAVAILABLE, 'not ready');
    const error = await failureOfOpening(
      `esdb://node:hush@${server.address.replace('127.0.0.1', 'localhost')}?tls=true`,
      PATIENCE,
    );
    expect(error).toBeInstanceOf(LogUnavailableError);
    expect((error as Error).message).toMatch(/SSL|EPROTO|ECONNRESET|TLS/);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hush');
  });

  it('fails with a URL that is none', async () => {
    expect(await failureOfOpening('esdb://')).toBeInstanceOf(LogUnavailableError);
    const noFile = 'esdb://node:hush@localhost:2113?tlsCAFile=none.crt';
    expect(await failureOfOpening(noFile)).toBeInstanceOf(LogUnavailableError);
  });

  it('keeps trying until its time is over', async () => {
    const server = await startServer(UNAVAILABLE, 'Server Is Not Ready');
    const error = await failureOfOpening(`esdb://${server.address}?tls=false`, PATIENCE);
    expect((error as Error).message).toContain('Server Is Not Ready');
  });

  it('leaves the store closed', async () => {
    const store = new EventStoreDbEventStore({ url: 'esdb://', timings: HASTE });
    await expect(store.open()).rejects.toBeInstanceOf(LogUnavailableError);
    await expect(store.readAll({ limit: 1 })).rejects.toBeInstanceOf(LogClosedError);
    await expect(store.close()).resolves.toBeUndefined();
  });
});
