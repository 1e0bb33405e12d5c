import type { Checkpoint, EventStore } from '../../src/event-store/port/index.js';
import { describeAppending } from './event-store/appending.js';
import { Fixture, endOfLog } from './event-store/fixture.js';
import type { EventStoreHarness } from './event-store/harness.js';
import { describeLifecycle } from './event-store/lifecycle.js';
import { describePayloads } from './event-store/payloads.js';
import { describePrerequisites } from './event-store/prerequisites.js';
import { describeRaces } from './event-store/races.js';
import { describeRepeating } from './event-store/repeating.js';
import { describeStreamReads } from './event-store/stream-reads.js';
import { describeSubscriptions } from './event-store/subscriptions.js';
import { describeWholeLog } from './event-store/whole-log.js';

export type { EventStoreHarness };

/**
 * What every adapter of the event store port promises. An adapter joins by calling this in a spec file.
 * The log may hold anything at the start; while the suite runs, nothing else may write events that count to it.
 */
export function describeEventStore(
  { name, takesPrerequisites }: { readonly name: string; readonly takesPrerequisites: boolean },
  setUp: () => Promise<EventStoreHarness>,
): void {
  describe(`the event store: ${name}`, () => {
    let harness: EventStoreHarness;
    let store: EventStore;
    let end: Checkpoint | undefined;
    let fixture: Fixture;

    beforeAll(async () => {
      harness = await setUp();
      store = await harness.open();
    });
    afterAll(() => harness.cleanUp());
    beforeEach(async () => {
      end = await endOfLog(store, end);
      fixture = new Fixture(store, end);
    });

    const current = () => fixture;
    describeAppending(current);
    describeRepeating(current);
    describePrerequisites(current, takesPrerequisites);
    describePayloads(current);
    describeStreamReads(current);
    describeWholeLog(current);
    describeRaces(current);
    describeSubscriptions(current, () => harness);
    describeLifecycle(setUp);
  });
}
