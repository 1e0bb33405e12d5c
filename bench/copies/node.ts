import { readModelsIn } from '../../src/projection-runtime/generation-files.js';
import { LedgerProcess } from '../../test/support/ledger-process.js';
import { Progress } from '../progress.js';
import { buildReadModels } from '../replay/build.js';
import { writeBigLog } from './big-log.js';
import type { Copies } from './copies.js';

/** A ledger in its own process, on a log of copies. */
export interface BigNode {
  readonly ledger: LedgerProcess;
  /** Where its log and its read models are. */
  readonly directory: string;
  /** How many copies its log has. */
  readonly copies: number;
}

const ENV = { LEDGER_LOG: 'embedded', LEDGER_LOG_LEVEL: 'warn' };

/** Writes a log of at least so many events, builds its read models, and starts a ledger on both. */
export async function startBigNode(directory: string, copies: Copies, events: number): Promise<BigNode> {
  const number = await writeBigLog(directory, copies, events, new Progress(`writing ${events} events`));
  const building = new Progress(`building the read models of ${events} events`);
  const onApplied = ({ sequence }: { sequence: number }) =>
    building.reached(sequence / (number * copies.length));
  await buildReadModels(directory, readModelsIn(directory), { onApplied, isUnsynced: true });
  return { ledger: await startOn(directory), directory, copies: number };
}

/** Stops a ledger and starts it anew, its read models current. @returns with the seconds until it was ready */
export async function startAnew({ ledger, ...node }: BigNode): Promise<[BigNode, seconds: number]> {
  await ledger.kill('SIGTERM');
  const begun = performance.now();
  const started = await startOn(node.directory);
  return [{ ...node, ledger: started }, (performance.now() - begun) / 1_000];
}

function startOn(directory: string): Promise<LedgerProcess> {
  return LedgerProcess.start({ dataDirectory: directory, env: ENV });
}
