import type { Acknowledged, AmendingClients } from './amending-clients.js';
import {
  expectDenseRevisions,
  expectDenseSequences,
  expectOneEffectEach,
  expectSameAnswers,
  missingAndDoubled,
} from './effects.js';
import { type FaultRound, lotsOf, reportFaults } from './fault-rounds.js';
import type { LedgerHttp } from './http.js';
import { beginRebuild, untilServing } from './rebuilding.js';
import type { Scene } from './scene.js';
import { answersAbout, feed, feedPages, headOf } from './whole-ledger.js';

/** What there was before, and who did what since. */
export interface Case {
  /** In a few words, for the summary: `kill -9`. */
  readonly fault: string;
  readonly round: FaultRound;
  readonly scene: Scene;
  readonly clients: readonly AmendingClients[];
  /** The sequence after which the scene begins; nobody else has written since. */
  readonly after?: number;
}

/**
 * What must hold after any fault: nothing that was acknowledged is missing or doubled, what went unanswered has one
 * effect now or none, order and revisions are whole, keys that come again are answered as they were, and the read
 * models are those that the log makes anew.
 */
export async function judge(ledger: LedgerHttp, one: Case): Promise<void> {
  const { fault, round, scene, clients, after = 0 } = one;
  for (const { pending } of clients) expect(pending).toBe(0);
  const acknowledged = clients.flatMap((some): Acknowledged[] => some.acknowledged);
  const head = await headOf(ledger);
  const all = await feed(ledger, after, head);
  const { missing, doubled } = missingAndDoubled(all, acknowledged);
  const counts = { acknowledged: acknowledged.length, lost: missing.length, doubled: doubled.length };
  reportFaults({ fault, ...round, ...counts });
  expect({ missing, doubled }).toEqual({ missing: [], doubled: [] });
  expectOneEffectEach(all, acknowledged);
  expect(all.length).toBe(scene.events + acknowledged.length);
  expectDenseSequences(all, after);
  expectDenseRevisions(all);
  await expectSameAnswers(ledger, acknowledged);
  expect(await headOf(ledger)).toBe(head);
  const earlier = head - lotsOf(round).below(acknowledged.length + 1);
  await expectAsBuiltAnew(ledger, scene, [head, earlier]);
}

/** The answers at these sequences, byte for byte, before and after the read models are built from the log again. */
async function expectAsBuiltAnew(ledger: LedgerHttp, scene: Scene, points: readonly number[]): Promise<void> {
  const lived = await answersAsOf(ledger, scene, points);
  await untilServing(ledger, await beginRebuild(ledger));
  expect(await answersAsOf(ledger, scene, points)).toEqual(lived);
}

async function answersAsOf(ledger: LedgerHttp, scene: Scene, points: readonly number[]): Promise<object> {
  const answers: Record<string, string> = {};
  for (const point of points) Object.assign(answers, await answersAbout(ledger, scene, point));
  return { answers, feed: await feedPages(ledger, 0, Math.max(...points)) };
}
