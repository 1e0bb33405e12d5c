import { specify } from '../given-when-then.js';
import { best, MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../samples.js';
import {
  correctionAccepted,
  correctionProposed,
  countAmended,
  countReported,
  countRetracted,
} from '../read-models/facts.js';
import type { Role } from '../../../src/domain/kernel/actor.js';
import type { AcceptCorrection, ProposeCorrection } from '../../../src/domain/counts/correction-commands.js';
import type { CountContext } from '../../../src/domain/counts/decision-support.js';
import type { CountEvent } from '../../../src/domain/counts/events.js';
import { FAMILIES } from '../../../src/domain/counts/families.js';
import { type CountState, evolveCount } from '../../../src/domain/counts/state.js';

/** A count that somebody wants corrected, and the commands about it: for the specs of corrections. */

export const { given, fold } = specify<CountState, CountEvent>(evolveCount);

export const [casualty] = FAMILIES;
if (!casualty) throw new Error('the casualty family is built in');

export const by = (
  id: string,
  role: Role = 'analyst',
  ifMatch: CountContext['ifMatch'] = null,
): CountContext => ({
  actor: { id, role },
  now: '2025-11-01T00:00:00.000Z',
  ifMatch,
  id: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
  family: casualty,
});
export const REVIEWER = by('rea', 'reviewer');

export const FIRST = '018f3c2a-1111-7000-8000-000000000001';
export const SECOND = '018f3c2a-1111-7000-8000-000000000002';
export const SUBJECT = { type: 'strike', id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192' } as const;

export const six = statement(OFFICIALS, '2025-10-22T06:00:00.000Z');
export const eight = statement(MAYOR, '2025-10-22T05:00:00.000Z', { credibility: 2 });
export const reported = countReported({ subject: SUBJECT, figure: best(6), statement: six });
export const running = countReported({ subject: SUBJECT, figure: best(6), statement: six, running: true });
export const retracted = countRetracted({
  before: { status: 'active', revision: 0, figure: best(6) },
  statement: statement(OFFICIALS, '2025-10-24'),
  effectiveAt: '2025-10-24T23:59:59.999Z',
});
export const amended = countAmended({
  figure: best(7),
  before: { status: 'active', revision: 0, figure: best(6) },
  statement: statement(OFFICIALS, '2025-10-23T05:00:00.000Z'),
  effectiveAt: '2025-10-23T05:00:00.000Z',
});
export const proposed = correctionProposed(
  FIRST,
  { figure: best(8), cause: 'late_report', reason: 'One more died', statement: eight },
  { madeOn: { revision: 0, figure: best(6) }, codes: { 'ucdp:id': '1', acled: 'A' } },
);
export const accepted = correctionAccepted(FIRST, {
  figure: best(8),
  before: { status: 'active', revision: 0, figure: best(6) },
  statement: eight,
  effectiveAt: '2025-10-22T06:00:00.000Z',
  proposed: { revision: 1, actor: 'ana', reason: 'One more died' },
});

export const proposal: ProposeCorrection = {
  correctionId: SECOND,
  figure: best(8),
  cause: 'late_report',
  reason: 'One more died',
  statement: eight,
  ...NOTHING_COMMON,
};
export const acceptance: AcceptCorrection = {
  correctionId: FIRST,
  reason: 'the hospital confirms it',
  figureMoved: null,
  ...NOTHING_COMMON,
};
export const closing = { correctionId: FIRST, reason: 'asked again', ...NOTHING_COMMON };
