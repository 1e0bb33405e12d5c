import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/event-store-db-event-store.js';
import { describeWithEventStoreDb, ownNamespace, throughProxy } from '../support/eventstoredb.js';
import { describeEventStore } from './event-store.contract.js';

describeWithEventStoreDb('EventStoreDB as an event store', (server) => {
  const namespace = ownNamespace();
  describeEventStore({ name: 'EventStoreDB', takesPrerequisites: false }, async () => {
    const { proxy, url } = await throughProxy(server);
    const store = new EventStoreDbEventStore({ url, namespace });
    const open = async () => {
      await store.open();
      return store;
    };
    return {
      open,
      reopen: () => store.close().then(open),
      dropConnections: async () => proxy.cut(),
      cleanUp: async () => {
        await store.close();
        await proxy.close();
      },
    };
  });
});
