import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore } from '../../src/event-store/embedded/embedded-event-store.js';
import { describeEventStore } from './event-store.contract.js';

describeEventStore({ name: 'embedded', takesPrerequisites: true }, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-contract-'));
  let store = new EmbeddedEventStore({ directory });
  const open = async () => {
    await store.open();
    return store;
  };
  return {
    open,
    reopen: async () => {
      await store.close();
      store = new EmbeddedEventStore({ directory });
      return open();
    },
    dropConnections: async () => {},
    cleanUp: async () => {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
});
