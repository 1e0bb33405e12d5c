import type { Client } from '../../support/client.js';
import type { World } from './world.js';

/** A request that the ledger takes once. */
export interface Prepared {
  /** Under `/v1`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The head revision of what it addresses, where the command needs one. */
  readonly ifMatch?: number;
  /** Who sends it when the role alone does not do: who takes back their own, or may not accept their own. */
  readonly as?: Client;
}

/** One command of the table, and how to come to a request of it that is taken. */
export interface CommandCase {
  /** `operationId`. */
  readonly operation: string;
  /** Makes something new to address, so that each request stands alone. */
  readonly prepare: (world: World) => Promise<Prepared>;
  /** Top-level members that may not be absent. */
  readonly needs: readonly string[];
}
