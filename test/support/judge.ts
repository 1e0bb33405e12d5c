import type { VerifyReport } from '../../src/maintenance/verify.js';
import type { Acknowledged, AmendingClients } from './amending-clients.js';
import {
  expectDenseRevisions,
  expectDenseSequences,
  expectOneEffectEach,
  expectSameAnswers,
  missingAndDoubled,
} from './effects.js';
import { type FaultRound, reportFaults } from './fault-rounds.js';
import type { LedgerHttp } from './http.js';
import type { Scene } from './scene.js';
import { feed, headOf } from './whole-ledger.js';

/** What there was before, and who did what since. */
export interface Case {
  /** In a few words, for the summary: `kill -9`. */
  readonly fault: string;
  readonly round: FaultRound;
  readonly scene: Scene;
  readonly clients: readonly AmendingClients[];
  /** What verifying the log says, and the read model of a node that has it all. */
  readonly verified: () => Promise<VerifyReport>;
  /** The sequence after which the scene begins; nobody else has written since. */
  readonly after?: number;
}

/**
 * What must hold after any fault: nothing that was acknowledged is missing or doubled, what went unanswered has one
 * effect now or none, order and revisions are whole, keys that come again are answered as they were, and the read
 * model has, row by row, what one has that is built from the log anew.
 */
export async function judge(ledger: LedgerHttp, one: Case): Promise<void> {
  const { fault, round, scene, clients, verified, after = 0 } = one;
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
  const { findings, readModel } = await verified();
  expect(findings).toEqual([]);
  expect(readModel?.rows).toBeGreaterThan(0);
}
