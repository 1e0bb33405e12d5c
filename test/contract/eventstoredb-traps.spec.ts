import { describeWithEventStoreDb } from '../support/eventstoredb.js';
import { describeAppends } from './eventstoredb/appends.js';
import { useBench } from './eventstoredb/bench.js';
import { describeDrops } from './eventstoredb/drops.js';
import { describePlaces } from './eventstoredb/places.js';
import { describeSharedLog } from './eventstoredb/shared-log.js';

describeWithEventStoreDb('what is known to go wrong with EventStoreDB', (server) => {
  const bench = useBench(server);
  describeAppends(bench);
  describeSharedLog(bench);
  describePlaces(bench);
  describeDrops(bench);
});
