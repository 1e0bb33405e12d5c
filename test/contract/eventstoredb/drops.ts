import { LogClosedError } from '../../../src/event-store/port/index.js';
import { failureOf, newEvent } from '../event-store/fixture.js';
import { Follower } from '../event-store/follower.js';
import type { Bench, BehindProxy } from './bench.js';

const HASTE = { firstPause: 5, longestPause: 20 };

/** Subscriptions whose connection drops, hangs or is not there. */
export function describeDrops(bench: () => Bench): void {
  describe('a subscription', () => {
    it('leaves nothing out and repeats nothing over many drops', async () => {
      const { store, fixture } = bench();
      const { behind, proxy } = await bench().openBehindProxy(HASTE);
      const follower = new Follower(behind, { after: fixture.start, filter: fixture.ownLedger });
      for (let n = 0; n < 120; n += 1) {
        await store.append(fixture.ledger(), [newEvent({ n })], n === 0 ? 'no_stream' : BigInt(n - 1));
        if (n % 10 === 3) proxy.cut();
        if (n === 50) proxy.refuse();
        if (n === 70) proxy.accept();
      }
      await follower.until(({ events }) => events.length >= 120);
      await follower.stop();
      expect(proxy.connections).toBeGreaterThan(5);
      expect(follower.events).toEqual(await fixture.ownEvents());
    });

    it('begins also while the server is away', async () => {
      const behindProxy = await bench().openBehindProxy(HASTE);
      const away = goAway(behindProxy);
      const follower = new Follower(behindProxy.behind, { after: bench().fixture.start });
      await away;
      behindProxy.proxy.accept();
      await follower.until(({ isCaughtUp }) => isCaughtUp);
      await follower.stop();
    });

    it('ends when it is aborted while the server is away', async () => {
      const behindProxy = await bench().openBehindProxy();
      const follower = await following(bench(), behindProxy);
      await goAway(behindProxy);
      await follower.stop();
    });

    it('ends when it is aborted while the server says nothing', async () => {
      const behindProxy = await bench().openBehindProxy();
      const follower = await following(bench(), behindProxy);
      behindProxy.proxy.freeze();
      await follower.stop();
    });

    it('ends with its store while the server says nothing', async () => {
      const behindProxy = await bench().openBehindProxy();
      const follower = await following(bench(), behindProxy);
      behindProxy.proxy.freeze();
      await behindProxy.behind.close();
      expect(await failureOf(follower.ended)).toBeInstanceOf(LogClosedError);
    });
  });
}

async function following({ fixture }: Bench, { behind }: BehindProxy): Promise<Follower> {
  const follower = new Follower(behind, { after: fixture.start });
  await follower.until(({ isCaughtUp }) => isCaughtUp);
  return follower;
}

/** Cuts the connections and refuses new ones; resolves when the client has met that. */
async function goAway({ proxy }: BehindProxy): Promise<void> {
  const { connections } = proxy;
  proxy.refuse();
  proxy.cut();
  await proxy.hadMoreThan(connections);
}
