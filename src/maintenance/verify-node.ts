import { createEventStore } from '../event-store/create-event-store.js';
import { SILENT } from '../event-store/log-messages.js';
import { readModelsIn } from '../projection-runtime/generation-files.js';
import { NodeLog } from './log/node-log.js';
import type { VerifyFolderOptions } from './verify-folder.js';
import { verify, type VerifyReport } from './verify.js';

/** A node whose log is in EventStoreDB. */
export interface SharedNode {
  /** May hold a password. */
  readonly eventStoreUrl: string;
  /** Where this node keeps its read models. */
  readonly dataDirectory: string;
}

/**
 * Verifies the log that nodes share, and the read model of one of them.
 * @throws LogUnavailableError; LogRefusedError for a log that is set to forget; as `verify`
 */
export async function verifyNode(node: SharedNode, options: VerifyFolderOptions = {}): Promise<VerifyReport> {
  const store = await createEventStore({ ...node, log: 'eventstoredb' }, SILENT);
  await store.open();
  const readModels = options.withReadModel === false ? null : readModelsIn(node.dataDirectory);
  try {
    return await verify(new NodeLog(store, shownUrl(node.eventStoreUrl)), { ...options, readModels });
  } finally {
    await store.close();
  }
}

/** Without user, password and options. */
function shownUrl(url: string): string {
  return url.replace(/\?.*$/s, '').replace(/\/\/.*@/, '//');
}
