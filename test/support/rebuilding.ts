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
  const line = (name: string) => JSON.stringify({ command: 'RegisterSource', body: sourceBody({ name }) });
  const lines = Array.from({ length: howMany }, (_, index) => line(`Source ${index}`));
  const answers = expectStatus(await ledger.lines('/commands', lines), 200)
    .text.trim()
    .split('\n');
  const refused = answers.filter((answer) => !answer.includes('"status":201'));
  if (answers.length !== howMany || refused.length > 0) throw new Error(`refused: ${refused[0] ?? 'some'}`);
}
