import { TcpProxy } from './tcp-proxy.js';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/index.js';
const seen: Record<string, number> = {};
test('x', async () => {
  for (let i = 0; i < 60; i++) {
    const silent = await TcpProxy.to('127.0.0.1', 1);
    silent.freeze();
    const t = performance.now();
    try { await new EventStoreDbEventStore({ url: `esdb://${silent.address}?tls=false`, timings: { open: 400, answer: 200, patience: 400, firstPause: 5, longestPause: 20 } }).open(); } catch (e) {
      const m = (e as Error).message.replace(/\d{4,}/g, 'N').slice(0, 160) + (m0(e));
      seen[m] = (seen[m] ?? 0) + 1;
      if (!/said nothing/.test(m)) console.log(i, performance.now() - t, (e as Error).message, silent.connections);
    }
    await silent.close();
  }
  console.log(JSON.stringify(seen, null, 1));
}, 200000);
const m0 = (_e: unknown) => '';
