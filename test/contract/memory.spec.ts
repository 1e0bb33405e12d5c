import { MemoryEventStore } from '../../src/event-store/memory/memory-event-store.js';
import { describeEventStore } from './event-store.contract.js';

describeEventStore({ name: 'memory', takesPrerequisites: true }, async () => {
  const store = new MemoryEventStore();
  const open = async () => {
    await store.open();
    return store;
  };
  const close = () => store.close();
  return { open, reopen: () => close().then(open), dropConnections: async () => {}, cleanUp: close };
});
