import { counted, findGroup, tollSubject } from '../../../test/support/toll-samples.js';
import type { Counted } from './counted.js';
import { ownOf, type OwnRules } from './own.js';
import { windowOfPeriod } from './windows.js';

const RULES: OwnRules = {
  group: 'all',
  accumulation: 'period',
  range: { from: null, to: null },
  findGroup,
  bucketOf: () => '',
};
const SUBJECT = tollSubject('strike');

function own(counts: readonly Counted[], rules: Partial<OwnRules> = {}, subject = SUBJECT) {
  const { inputs, left, warnings } = ownOf(subject, counts, { ...RULES, ...rules });
  return {
    inputs: inputs.map(({ id }) => id),
    left: left.map(({ count, why }) => `${count.id} ${why}`),
    warnings: warnings.map(({ code }) => code),
  };
}
const in_ = (period: string | null, members: Partial<Counted> = {}) => ({ period, ...members });

describe('of overlapping periods', () => {
  it('the widest counts, and the others are inside of it', () => {
    const counts = [
      counted('day', 1, in_('2025-10-01')),
      counted('month', 40, in_('2025-10')),
      counted('year', 300, in_('2025')),
      counted('next', 5, in_('2026-01')),
    ];
    expect(own(counts)).toEqual({
      inputs: ['year', 'next'],
      left: ['month inside', 'day inside'],
      warnings: [],
    });
  });

  it('a count without a period is of all the time', () => {
    expect(own([counted('day', 1, in_('2025-10-01')), counted('all', 2)])).toMatchObject({
      inputs: ['all'],
      left: ['day inside'],
    });
  });

  it('the widest inside the range counts; what lies partly inside is listed, and what is outside is not', () => {
    const counts = [
      counted('day', 1, in_('2025-10-01')),
      counted('week', 2, in_('2025-10-27/2025-11-02')),
      counted('year', 300, in_('2025')),
      counted('next', 5, in_('2026-01')),
    ];
    expect(own(counts, { range: windowOfPeriod('2025-10') })).toEqual({
      inputs: ['day'],
      left: ['week partly-inside', 'year partly-inside'],
      warnings: [],
    });
  });

  it('one that is unknown or retracted leaves its place to narrower ones', () => {
    const counts = [
      counted('year', null, in_('2025')),
      counted('month', null, in_('2025-10', { status: 'retracted' })),
      counted('day', 1, in_('2025-10-01')),
    ];
    expect(own(counts)).toMatchObject({ inputs: ['day'], left: ['year unknown', 'month retracted'] });
  });

  it('of two that are as wide the earlier counts', () => {
    const counts = [
      counted('later', 2, in_('2025-10-03/2025-10-05')),
      counted('earlier', 1, in_('2025-10-01/2025-10-03')),
    ];
    expect(own(counts)).toMatchObject({ inputs: ['earlier'], left: ['later inside'] });
  });

  it('put into buckets of time, what fits in one counts before what spans them', () => {
    const bucketOf = ({ period }: Counted) => (period?.length === 4 ? null : (period?.slice(0, 7) ?? null));
    const counts = [
      counted('year', 300, in_('2025')),
      counted('day', 1, in_('2025-10-01')),
      counted('month', 40, in_('2025-10')),
      counted('another', 7, in_('2024')),
    ];
    expect(own(counts, { bucketOf })).toMatchObject({
      inputs: ['month', 'another'],
      left: ['day inside', 'year spans-buckets'],
    });
  });
});

describe('without a period', () => {
  const october = tollSubject('strike', { window: windowOfPeriod('2025-10-22') });

  it('the time of occurrence says whether it is in the range', () => {
    const counts = [counted('all', 1)];
    expect(own(counts, { range: windowOfPeriod('2025-10') }, october).inputs).toEqual(['all']);
    expect(own(counts, { range: windowOfPeriod('2025-11') }, october)).toEqual({
      inputs: [],
      left: [],
      warnings: [],
    });
    expect(own(counts, { range: windowOfPeriod('2025-11') })).toMatchObject({
      inputs: [],
      left: ['all undated'],
    });
  });
});

describe.each(['cumulative', 'level'] as const)('of what is %s', (accumulation) => {
  it('the latest in the range stands, and nothing is added over time', () => {
    const counts = [
      counted('first', 100, in_('2025-10-01')),
      counted('second', 120, in_('2025-10-02')),
      counted('third', null, in_('2025-10-03')),
    ];
    expect(own(counts, { accumulation })).toMatchObject({
      inputs: ['second'],
      left: ['third unknown', 'first earlier-period'],
    });
    const range = { from: null, to: '2025-10-01T23:59:59.999Z' };
    expect(own(counts, { accumulation, range })).toMatchObject({ inputs: ['first'], left: [] });
  });

  it('of those that end at once the narrowest is the latest', () => {
    const counts = [counted('month', 1, in_('2025-10')), counted('day', 2, in_('2025-10-31'))];
    expect(own(counts, { accumulation }).inputs).toEqual(['day']);
  });

  it('each bucket has its latest', () => {
    const counts = [
      counted('a', 1, in_('2025-10-01')),
      counted('b', 2, in_('2025-10-02')),
      counted('c', 3, in_('2025-11-01')),
    ];
    const bucketOf = ({ period }: Counted) => period?.slice(0, 7) ?? null;
    expect(own(counts, { accumulation, bucketOf })).toMatchObject({
      inputs: ['b', 'c'],
      left: ['a earlier-period'],
    });
  });
});

describe('where the group has no count', () => {
  const children = counted('children', 2, { group: 'children' });
  const adults = counted('adults', 3, { group: 'adults' });

  it('groups of one scheme are added, with a warning', () => {
    expect(own([children, adults])).toEqual({
      inputs: ['children', 'adults'],
      left: [],
      warnings: ['from-subgroups'],
    });
  });

  it('or one that is unknown, they are too; where it has one, they are nothing to the matter', () => {
    expect(own([children, counted('whole', null)])).toMatchObject({
      inputs: ['children'],
      left: ['whole unknown'],
      warnings: ['from-subgroups'],
    });
    expect(own([children, counted('whole', 6)])).toEqual({ inputs: ['whole'], left: [], warnings: [] });
  });

  it('in a period, they stand there; and nowhere that the group reaches itself', () => {
    const counts = [
      counted('first', 6, in_('2025-10-01')),
      counted('of-first', 2, in_('2025-10-01', { group: 'children' })),
      counted('of-second', 4, in_('2025-10-02', { group: 'children' })),
      counted('of-year', 9, in_('2025', { group: 'children' })),
    ];
    expect(own(counts)).toEqual({
      inputs: ['first', 'of-second'],
      left: [],
      warnings: ['from-subgroups'],
    });
  });

  it('those of them that are retracted or unknown are listed', () => {
    expect(own([children, counted('adults', null, { group: 'adults' })])).toMatchObject({
      inputs: ['children'],
      left: ['adults unknown'],
    });
    expect(own([counted('adults', null, { group: 'adults', status: 'retracted' })])).toMatchObject({
      inputs: [],
      left: ['adults retracted'],
    });
  });
});

it('leaves out all of a retracted strike', () => {
  expect(own([counted('all', 6)], {}, tollSubject('strike', { status: 'retracted' }))).toMatchObject({
    inputs: [],
    left: ['all strike-retracted'],
  });
});
