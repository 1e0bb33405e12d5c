import { specify } from '../../../test/support/given-when-then.js';
import { NOTHING_COMMON, OFFICIALS, seriesDetails, statement } from '../../../test/support/samples.js';
import { amendSeries, completeVintage, defineSeries, type OpenVintage, openVintage } from './decisions.js';
import type { SeriesEvent } from './events.js';
import { evolveSeries, type SeriesState } from './state.js';

const { given } = specify<SeriesState, SeriesEvent>(evolveSeries);

const details = seriesDetails();
const defined: SeriesEvent = { kind: 'series-defined', data: { ...NOTHING_COMMON, details } };

const NOW = { now: '2024-02-01T00:00:00.000Z' };
const noonOf = (day: number) => `2024-01-0${day}T12:00:00.000Z`;
const hashOf = (content: string) => content.repeat(64);

const file = (day: number, content: string): OpenVintage => ({
  ...NOTHING_COMMON,
  statement: statement(OFFICIALS, noonOf(day)),
  sha256: hashOf(content),
  cause: null,
  defined: [],
});
const opened = (vintage: number, day: number, content: string): SeriesEvent => ({
  kind: 'vintage-opened',
  data: { ...file(day, content), vintage, effectiveAt: noonOf(day), next: null },
});
const RESULT = {
  note: null,
  codes: {},
  tally: { rows: 1, cells: 1, reported: 1, amended: 0, retracted: 0, unchanged: 0 },
  stateSha256: hashOf('e'),
  columns: ['killed'],
  names: {},
  namedOtherwise: [],
  warnings: [],
};
const completed = (vintage: number, day: number, content: string): SeriesEvent => ({
  kind: 'vintage-completed',
  data: {
    ...RESULT,
    noticeId: null,
    vintage,
    statement: statement(OFFICIALS, noonOf(day)),
    effectiveAt: noonOf(day),
    sha256: hashOf(content),
  },
});

describe('a series', () => {
  it('keeps how its table maps', () => {
    given()
      .when((state) => defineSeries(state, { ...NOTHING_COMMON, details }))
      .then({ kind: 'series-defined', data: { details } });
    given(defined)
      .when((state) => defineSeries(state, { ...NOTHING_COMMON, details }))
      .thenRefused('id-taken');
  });

  const amend =
    (changes: Parameters<typeof amendSeries>[1]['changes'], ifMatch: number | null) =>
    (state: SeriesState | null) =>
      amendSeries(state, { ...NOTHING_COMMON, changes, reason: 'it has another column' }, { ifMatch });

  it('is amended by the members that change, on the revision that says how it maps', () => {
    given(defined, opened(1, 1, 'a'), completed(1, 1, 'a'))
      .when(amend({ otherColumns: 'define', rows: [''] }, 2))
      .then({
        kind: 'series-amended',
        data: { changes: { otherColumns: 'define' }, previous: { otherColumns: 'refuse' }, amends: 0 },
      });
    given(defined)
      .when(amend({ otherColumns: 'refuse' }, 0))
      .thenRefused('no-change');
    given(defined)
      .when(amend({ otherColumns: 'define' }, null))
      .thenRefused('precondition-required');
    given(defined)
      .when(amend({ otherColumns: 'define' }, 4))
      .thenRefused('stale-revision');
    given()
      .when(amend({ otherColumns: 'define' }, 0))
      .thenRefused('not-found');
  });

  it('is not amended while a vintage is being taken', () => {
    given(defined, opened(1, 1, 'a'))
      .when(amend({ otherColumns: 'define' }, 1))
      .thenRefused('vintage-open');
  });

  it('is not amended to a mapping that contradicts itself', () => {
    given(defined)
      .when(amend({ renames: [{ from: 'date', to: 'day' }] }, 0))
      .thenRefused('invalid', '/renames/0/from');
  });
});

describe('a vintage', () => {
  const open = (day: number, content: string) => (state: SeriesState | null) =>
    openVintage(state, file(day, content), NOW);

  it('is numbered as it comes, and knows the one after it in stated order', () => {
    given(defined)
      .when(open(3, 'a'))
      .then({ kind: 'vintage-opened', data: { vintage: 1, effectiveAt: noonOf(3), next: null } });
    const three = [
      defined,
      ...[opened(1, 3, 'a'), completed(1, 3, 'a'), opened(2, 7, 'b'), completed(2, 7, 'b')],
    ];
    given(...three)
      .when(open(1, 'c'))
      .then({ kind: 'vintage-opened', data: { vintage: 3, next: 1 } });
    given(...three)
      .when(open(5, 'c'))
      .then({ kind: 'vintage-opened', data: { vintage: 3, next: 2 } });
    given(...three)
      .when(open(9, 'c'))
      .then({ kind: 'vintage-opened', data: { vintage: 3, next: null } });
  });

  it('may have the content of another one at another time, and no other content at its time', () => {
    const one = [defined, opened(1, 3, 'a'), completed(1, 3, 'a')];
    given(...one)
      .when(open(4, 'a'))
      .then({ kind: 'vintage-opened', data: { vintage: 2 } });
    given(...one)
      .when(open(3, 'b'))
      .thenRefused('vintage-exists');
    given(...one)
      .when(open(3, 'a'))
      .thenRefused('no-change');
  });

  it('is one at a time, of the past, of a series that is there', () => {
    given(defined, opened(1, 3, 'a'))
      .when(open(4, 'b'))
      .thenRefused('vintage-open');
    given(defined)
      .when((state) => openVintage(state, file(3, 'a'), { now: '2024-01-01T00:00:00.000Z' }))
      .thenRefused('invalid', '?statedAt');
    given().when(open(3, 'a')).thenRefused('not-found');
  });

  it('is completed once, by whoever took its file', () => {
    given(defined, opened(1, 3, 'a'))
      .when((state) => completeVintage(state, 1, RESULT))
      .then({
        kind: 'vintage-completed',
        data: { vintage: 1, sha256: hashOf('a'), stateSha256: hashOf('e') },
      });
    given(defined, opened(1, 3, 'a'), completed(1, 3, 'a'), opened(2, 4, 'b'))
      .when((state) => completeVintage(state, 1, RESULT))
      .thenRefused('no-change');
  });
});
