import { specify } from '../given-when-then.js';
import { best, figure, NOTHING_COMMON, OFFICIALS, statement } from '../samples.js';
import type { StatedFigure } from '../../../src/domain/kernel/figure.js';
import type {
  AmendCount,
  ReportCount,
  RetractClaim,
  RetractCount,
} from '../../../src/domain/counts/commands.js';
import type { CountContext } from '../../../src/domain/counts/decision-support.js';
import type { Before, CountEvent } from '../../../src/domain/counts/events.js';
import { FAMILIES } from '../../../src/domain/counts/families.js';
import { type CountState, evolveCount } from '../../../src/domain/counts/state.js';

/** The killed of one strike, what is said of them, and the commands that say so: for the specs of counts and claims. */

export const { given } = specify<CountState, CountEvent>(evolveCount);

export const [casualty] = FAMILIES;
if (!casualty) throw new Error('the casualty family is built in');

export const at = (ifMatch: number | null, members: Partial<CountContext> = {}): CountContext => ({
  actor: { id: 'rex', role: 'reviewer' },
  now: '2025-11-01T00:00:00.000Z',
  ifMatch,
  id: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
  family: casualty,
  ...members,
});
export const analyst = (id: string, ifMatch: number | null) =>
  at(ifMatch, { actor: { id, role: 'analyst' } });

export const atLeastSix = figure({ low: 6, asStated: 'at least six' });

export const report: ReportCount = {
  subject: { type: 'strike', id: '018f3c2a-7b1e-7c40-9a51-3d2e6f708192' },
  measure: 'killed',
  group: 'all',
  period: null,
  running: false,
  dating: 'occurred',
  figure: atLeastSix,
  statement: statement(OFFICIALS, '2025-10-22T06:00:00.000Z'),
  ...NOTHING_COMMON,
};
export const amendment: AmendCount = {
  figure: best(7),
  cause: 'developed',
  reason: 'One of the injured died in hospital',
  statement: statement(OFFICIALS, '2025-10-23T05:00:00.000Z'),
  corrects: null,
  ...NOTHING_COMMON,
};
export const retraction: RetractCount = {
  cause: 'source_retracted',
  reason: 'the officials take it back',
  statement: statement(OFFICIALS, '2025-10-24'),
  ...NOTHING_COMMON,
};
export const takeBack = (claim: number, adopt: number | null = null): RetractClaim => ({
  ...retraction,
  claim,
  adopt,
});

export const reported = {
  kind: 'count-reported',
  data: {
    ...report,
    unit: 'people',
    before: { status: 'none' },
    effectiveAt: '2025-10-22T06:00:00.000Z',
    warnings: [],
  },
} satisfies CountEvent;
export const active = (revision: number, value: StatedFigure | null): Before => ({
  status: 'active',
  revision,
  figure: value,
});
export const amended: CountEvent = {
  kind: 'count-amended',
  data: {
    ...amendment,
    cause: 'developed',
    before: active(0, atLeastSix),
    effectiveAt: '2025-10-23T05:00:00.000Z',
    warnings: [],
  },
};
export const retracted: CountEvent = {
  kind: 'count-retracted',
  data: { ...retraction, before: active(0, atLeastSix), effectiveAt: '2025-10-24T23:59:59.999Z' },
};
export const claimed = (sourceId: string, statedAt: string, value: number): CountEvent => ({
  kind: 'claim-recorded',
  data: {
    figure: best(value),
    statement: statement(sourceId, statedAt),
    effectiveAt: statedAt,
    warnings: [],
    ...NOTHING_COMMON,
  },
});
export const MORNING = '2025-10-22T09:00:00.000Z';
export const EVENING = '2025-10-22T18:00:00.000Z';
