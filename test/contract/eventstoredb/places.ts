import { InvalidCheckpointError, type Checkpoint } from '../../../src/event-store/port/index.js';
import { failureOf, newEvents, readToEnd } from '../event-store/fixture.js';
import { Follower } from '../event-store/follower.js';
import type { Bench } from './bench.js';

/** Sparse positions, dense numbers. */
export function describePlaces(bench: () => Bench): void {
  describe('places in the log', () => {
    it('beyond its end are refused: the server would wait there for ever', async () => {
      const beyond = '9000000000000000.9000000000000000.1.1' as Checkpoint;
      await expectRefusal(bench(), beyond);
    });

    it('between two records are refused', async () => {
      const { store, fixture } = bench();
      await store.append(fixture.ledger(), newEvents(2), 'no_stream');
      const [event] = await fixture.ownEvents();
      const [commit = ''] = event!.checkpoint.split('.');
      const between = BigInt(commit) + 3n;
      await expectRefusal(bench(), `${between}.${between}.1.1` as Checkpoint);
    });

    it('have the same numbers on two nodes, however they read', async () => {
      const { store, fixture } = bench();
      const other = await bench().open();
      const writers = [store, other].map(async (node, which) => {
        for (let n = 0; n < 40; n += 1) {
          const stream = n % 4 === 0 ? fixture.ops(`w${which}-${n}`) : fixture.ledger(`w${which}-${n}`);
          await node.append(stream, newEvents(2), 'no_stream');
        }
      });
      const filter = fixture.ownLedger;
      const follower = new Follower(other, { after: fixture.start, filter });
      await Promise.all(writers);
      const { events } = await readToEnd(store, { after: fixture.start, filter, limit: 7 });
      await follower.until((each) => each.events.length >= events.length);
      await follower.stop();
      expect(follower.events).toEqual(events);
      const first = events[0]!.sequence!;
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => first + index));
    });
  });
}

async function expectRefusal({ store }: Bench, after: Checkpoint): Promise<void> {
  expect(await failureOf(store.readAll({ after, limit: 1 }))).toBeInstanceOf(InvalidCheckpointError);
  expect(await failureOf(new Follower(store, { after }).ended)).toBeInstanceOf(InvalidCheckpointError);
}
