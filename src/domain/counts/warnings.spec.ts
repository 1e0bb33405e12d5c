import { specify } from '../../../test/support/given-when-then.js';
import { report as killedOfAStrike } from '../../../test/support/stories/killed-of-a-strike.js';
import { best, figure, MAYOR, NOTHING_COMMON, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { Cause } from '../kernel/cause.js';
import type { Figure } from '../kernel/figure.js';
import type { Decision } from '../kernel/decision.js';
import { adoptClaim, recordClaim, retractClaim } from './claim-decisions.js';
import type { AmendCount, ReportCount } from './commands.js';
import { amendCount, reportCount } from './count-decisions.js';
import type { CountContext } from './decision-support.js';
import type { CountEvent } from './events.js';
import { findFamily } from './families.js';
import { type CountState, evolveCount } from './state.js';
import { NOTHING_AROUND, type Surroundings } from './surroundings.js';

const { fold } = specify<CountState, CountEvent>(evolveCount);

const within = (surroundings: Partial<Surroundings>, family = 'casualty'): CountContext => {
  const row = findFamily(family);
  if (!row) throw new Error(`there is no family ${family}`);
  return {
    actor: { id: 'rex', role: 'reviewer' },
    now: '2025-11-01T00:00:00.000Z',
    ifMatch: 0,
    id: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
    family: row,
    surroundings: { ...NOTHING_AROUND, ...surroundings },
  };
};

const report = (members: Partial<ReportCount> = {}): ReportCount => ({
  ...killedOfAStrike,
  figure: best(7),
  ...members,
});
const amendment = (members: Partial<AmendCount> = {}): AmendCount => ({
  figure: best(8),
  cause: 'source_revised',
  reason: 'published again',
  statement: statement(OFFICIALS, '2025-10-23T05:00:00.000Z'),
  corrects: null,
  ...NOTHING_COMMON,
  ...members,
});

/** The events, which are decided whatever is warned about. */
function eventsOf(decision: Decision<CountEvent>): readonly CountEvent[] {
  if (decision.kind === 'rejected') throw new Error(decision.rejection.detail);
  return decision.events;
}
/** Codes of the warnings of the last event. */
function codesOf(decision: Decision<CountEvent>): string[] {
  const data = eventsOf(decision).at(-1)?.data;
  return data && 'warnings' in data ? data.warnings.map(({ code }) => code) : [];
}
function detailsOf(decision: Decision<CountEvent>): string[] {
  const data = eventsOf(decision).at(-1)?.data;
  return data && 'warnings' in data ? data.warnings.map(({ detail }) => detail) : [];
}
const reported = (members: Partial<ReportCount> = {}) =>
  fold(eventsOf(reportCount(null, report(members), within({}))));

const atLeast = (low: number) => figure({ low });
const upTo = (high: number) => figure({ high });

describe('the source', () => {
  it.each([
    ['E', ['the source is graded E: unreliable']],
    ['D', ['the source is graded D: not usually reliable']],
    ['C', []],
    ['F', []],
    [null, []],
  ])('graded %s', (reliability, details) => {
    const context = within({ reliability });
    expect(detailsOf(reportCount(null, report(), context))).toEqual(details);
    expect(detailsOf(amendCount(reported(), amendment(), context))).toEqual(details);
    const claim = { figure: best(9), statement: statement(MAYOR, '2025-10-22'), ...NOTHING_COMMON };
    expect(detailsOf(recordClaim(reported(), claim, context))).toEqual(details);
  });
});

describe('the time', () => {
  it('is odd when something is stated before it occurred', () => {
    const early = { statement: statement(OFFICIALS, '2025-10-21') };
    const context = within({ occurredFrom: '2025-10-22' });
    expect(detailsOf(reportCount(null, report(early), context))).toEqual([
      'stated at 2025-10-21, said to have occurred from 2025-10-22',
    ]);
    expect(codesOf(reportCount(null, report(), context))).toEqual([]);
    const claim = { figure: best(9), statement: statement(MAYOR, '2025-10-21'), ...NOTHING_COMMON };
    expect(codesOf(recordClaim(reported(), claim, context))).toEqual(['stated-before-occurred']);
  });

  it('is odd when something is stated before its days begin, and not while they last', () => {
    const about = (period: string) => codesOf(reportCount(null, report({ period }), within({})));
    expect(about('2025-11')).toEqual(['stated-before-occurred']);
    expect(about('2025-10-23/2025-10-26')).toEqual(['stated-before-occurred']);
    expect(about('2025-10')).toEqual([]);
    expect(about('2025-10-22')).toEqual([]);
  });
});

describe('a cumulative measure', () => {
  const cumulative = { measure: 'killed_cumulative', period: '2025-10-22' };
  const falls = (before: Figure, after: Figure) =>
    codesOf(
      amendCount(reported({ ...cumulative, figure: before }), amendment({ figure: after }), within({})),
    );

  it.each([
    [best(100), best(99)],
    [atLeast(100), best(99)],
    [best(100), upTo(99)],
    [figure({ low: 90, best: 100 }), best(95)],
  ])('does not fall: %j, %j', (before, after) => {
    expect(falls(before, after)).toEqual(['cumulative-falls']);
  });

  it.each([
    [best(100), best(101)],
    [best(100), atLeast(90)],
    [upTo(100), best(50)],
    [best(100), null],
    [null, best(1)],
    [best(100), figure({ asStated: 'dozens' })],
  ])('may be: %j, %j', (before, after) => {
    expect(falls(before, after)).toEqual([]);
  });

  it('does not fall from one period to the next', () => {
    const earlier = { period: '2025-10-21', figure: best(8) };
    const later = { period: '2025-10-23', figure: best(6) };
    expect(detailsOf(reportCount(null, report(cumulative), within({ earlier, later })))).toEqual([
      '7, and 8 for 2025-10-21 already',
      '7, and only 6 for 2025-10-23',
    ]);
    expect(codesOf(reportCount(null, report(), within({ earlier, later })))).toEqual([]);
  });

  it.each<Cause>(['counter_rebased', 'method_changed'])('begins anew when %s', (cause) => {
    const earlier = { period: '2025-10-21', figure: best(8) };
    const state = reported(cumulative);
    const lower = amendment({ figure: best(3), cause });
    expect(codesOf(amendCount(state, lower, within({ earlier })))).toEqual([]);
    const byNotice = amendment({ figure: best(3) });
    expect(codesOf(amendCount(state, byNotice, within({ earlier, noticeCause: cause })))).toEqual([]);
    expect(codesOf(amendCount(state, byNotice, within({ earlier, noticeCause: 'reclassified' })))).toEqual([
      'cumulative-falls',
      'cumulative-falls',
    ]);
  });

  it('is not held against the present where an early entry is set right', () => {
    const context = within({ earlier: { period: '2025-10-21', figure: best(8) } });
    const first = eventsOf(reportCount(null, report(cumulative), context));
    const moved = eventsOf(amendCount(fold(first), amendment({ figure: best(9) }), context));
    const right = amendment({ figure: best(2), corrects: 0, cause: 'recording_error' });
    const late = { ...context, ifMatch: 1 };
    expect(codesOf(amendCount(fold([...first, ...moved]), right, late))).toEqual([]);
    expect(codesOf(amendCount(fold(first), right, context))).toEqual([
      'cumulative-falls',
      'cumulative-falls',
    ]);
  });
});

describe('measures of one family', () => {
  const munitions = (measure: string, value: Figure, measures: Surroundings['measures']) =>
    detailsOf(reportCount(null, report({ measure, figure: value }), within({ measures }, 'munitions')));

  it('are ordered by the rules of its row, from either side', () => {
    expect(munitions('intercepted', best(406), [{ measure: 'launched', figure: best(405) }])).toEqual([
      'intercepted 406 is above launched 405',
    ]);
    const others = [
      { measure: 'intercepted', figure: atLeast(30) },
      { measure: 'impacted', figure: best(2) },
    ];
    expect(munitions('launched', best(28), others)).toEqual(['intercepted at least 30 is above launched 28']);
    expect(munitions('launched', best(30), others)).toEqual([]);
    expect(munitions('impacted', best(31), [{ measure: 'launched', figure: null }])).toEqual([]);
  });
});

describe('parts and wholes', () => {
  const around = (value: Figure, surroundings: Partial<Surroundings>) =>
    detailsOf(reportCount(null, report({ figure: value }), within(surroundings)));
  const parts = { contains: [{ name: 'the parts', figures: [best(3), atLeast(1), best(2), null, upTo(9)] }] };

  it('does not let the parts be above the whole', () => {
    expect(around(best(5), parts)).toEqual(['the parts against this count: at least 6, above at most 5']);
    expect(around(figure({ best: 5, high: 6 }), parts)).toEqual([]);
    expect(around(best(6), parts)).toEqual([]);
    // At least six: open above.
    expect(around(atLeast(6), parts)).toEqual([]);
    expect(around(null, parts)).toEqual([]);
  });

  it('adds decimals without an error of the arithmetic', () => {
    const tenths = { contains: [{ name: 'the parts', figures: [best(0.1), best(0.2)] }] };
    const areas: CountContext = {
      ...within(tenths),
      family: {
        ...within({}).family,
        measures: { area: { unit: 'km2', accumulation: 'period', basis: 'reported', decimals: 1 } },
      },
    };
    const area = (value: number) =>
      reportCount(null, report({ measure: 'area', figure: best(value) }), areas);
    expect(detailsOf(area(0.3))).toEqual([]);
    expect(detailsOf(area(0.2))).toEqual(['the parts against this count: at least 0.3, above at most 0.2']);
  });

  it('says so on the part too', () => {
    const whole = { within: [{ name: 'the whole', figure: best(6), others: [best(3), best(1)] }] };
    expect(around(best(3), whole)).toEqual([
      'this count and its likes against the whole: at least 7, above at most 6',
    ]);
    expect(around(best(2), whole)).toEqual([]);
    expect(around(figure({ asStated: 'dozens' }), whole)).toEqual([]);
    expect(around(best(7), { within: [{ name: 'group all', figure: best(6), others: [] }] })).toEqual([
      'this count against group all: at least 7, above at most 6',
    ]);
  });
});

describe('an adoption', () => {
  const claim = { figure: best(3), statement: statement(MAYOR, '2025-10-23'), ...NOTHING_COMMON };
  const events = eventsOf(
    reportCount(null, report({ measure: 'killed_cumulative', period: '2025-10-22' }), within({})),
  );
  const state = fold([...events, ...eventsOf(recordClaim(fold(events), claim, within({})))]);
  const around = { ...within({ reliability: 'E' }), ifMatch: 1 };

  it('moves the figure, so it is warned about', () => {
    const adoption = { claim: 1, reason: 'nearer', ...NOTHING_COMMON };
    expect(codesOf(adoptClaim(state, adoption, around))).toEqual(['unreliable-source', 'cumulative-falls']);
  });

  it('is warned about where it takes the place of a claim taken back', () => {
    const takeBack = {
      claim: 0,
      adopt: 1,
      cause: 'source_retracted' as const,
      reason: 'withdrawn',
      statement: statement(OFFICIALS, '2025-10-24'),
      ...NOTHING_COMMON,
    };
    expect(codesOf(retractClaim(state, takeBack, around))).toEqual(['unreliable-source', 'cumulative-falls']);
  });
});
