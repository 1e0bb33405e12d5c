import type { GenerationStatus } from '../../src/projection-runtime/rebuilds.js';
import { sourceBody } from './bodies.js';
import { expectStatus, type LedgerHttp } from './http.js';
import { askUntil } from './until.js';

/** The serving generation first. */
export async function generationsOf(ledger: LedgerHttp): Promise<GenerationStatus[]> {
  const reply = expectStatus(await ledger.get('/projections'), 200);
  return reply.json<{ generations: GenerationStatus[] }>().generations;
}

/** Begins a rebuild. @returns its number */
export async function beginRebuild(ledger: LedgerHttp): Promise<number> {
  return expectStatus(await ledger.post('/projections/rebuilds', {}), 202).json<{ number: number }>().number;
}

/** Asks until a generation serves. @throws Error when its building failed, or it is not there */
export async function untilServing(ledger: LedgerHttp, number: number): Promise<void> {
  const generation = await askUntil(
    async () => (await generationsOf(ledger)).find((one) => one.number === number),
    (found) => found?.state !== 'building',
  );
  if (generation?.state !== 'serving') throw new Error(`it is not built: ${JSON.stringify(generation)}`);
}

/** Gives the log some length. */
export async function registerSources(ledger: LedgerHttp, howMany: number): Promise<void> {
  const command = (name: string) => ({ command: 'RegisterSource', body: sourceBody({ name }) });
  await ledger.recordLines(Array.from({ length: howMany }, (_, index) => command(`Source ${index}`)));
}
