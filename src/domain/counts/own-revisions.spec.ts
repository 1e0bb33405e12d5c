import { best } from '../../../test/support/samples.js';
import type { Cause } from '../kernel/cause.js';
import type { Figure } from '../kernel/figure.js';
import { type OwnStep, ownRevisions } from './own-revisions.js';

const on = (day: number) => `2025-10-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const claim = (
  revision: number,
  figure: Figure,
  day: number,
  { cause = null, said = day }: { cause?: Cause | null; said?: number } = {},
): OwnStep => ({ revision, figure, cause, place: on(day), statedEnd: on(said) });
const takenBack = (revision: number, first: number, last: number, day: number): OwnStep => ({
  revision,
  takesBack: { first, last },
  cause: 'source_retracted',
  place: on(day),
  statedEnd: on(day),
});

const nowhere = { drift: null, relativeDrift: null };

describe('how a source revised its own figure', () => {
  test('each claim that is followed by another figure, with the cause of what follows', () => {
    const steps = [
      claim(0, best(6), 1),
      claim(1, best(9), 3, { cause: 'developed' }),
      claim(4, best(6), 10, { cause: 'source_revised' }),
    ];
    expect(ownRevisions(steps)).toEqual([
      { cause: 'developed', lag: 2, direction: 'up', drift: 3, relativeDrift: 0.5 },
      { cause: 'source_revised', lag: 7, direction: 'down', drift: -3, relativeDrift: -3 / 9 },
    ]);
  });

  test('to repeat a figure is no revision, and what comes then follows the repetition', () => {
    const steps = [claim(0, best(6), 1), claim(1, best(6), 5), claim(2, best(7), 6)];
    expect(ownRevisions(steps)).toEqual([
      { cause: null, lag: 1, direction: 'up', drift: 1, relativeDrift: 1 / 6 },
    ]);
  });

  test('to take back the claim that stands is one; to take back an older one is none', () => {
    const steps = [claim(0, best(6), 1), claim(1, best(7), 2), takenBack(2, 0, 0, 3), takenBack(3, 1, 1, 4)];
    expect(ownRevisions(steps)).toEqual([
      { cause: null, lag: 1, direction: 'up', drift: 1, relativeDrift: 1 / 6 },
      { cause: 'source_retracted', lag: 2, direction: 'retracted', ...nowhere },
    ]);
  });

  test('what is said after all was taken back revises nothing, and nothing is taken back twice', () => {
    const steps = [
      claim(0, best(6), 1),
      takenBack(1, 0, 0, 2),
      takenBack(2, 0, 1, 2),
      claim(3, best(8), 4),
      claim(4, best(9), 5),
    ];
    expect(ownRevisions(steps).map(({ direction, lag }) => [direction, lag])).toEqual([
      ['retracted', 1],
      ['up', 1],
    ]);
  });

  test('what sets an early claim right stands beside it, and is as late as it was said', () => {
    // Six on the 1st, seven on the 3rd; on the 8th it said that it had been five on the 1st.
    const steps = [
      claim(0, best(6), 1),
      claim(2, best(5), 1, { cause: 'recording_error', said: 8 }),
      claim(1, best(7), 3, { cause: 'developed' }),
    ];
    expect(ownRevisions(steps)).toEqual([
      { cause: 'recording_error', lag: 7, direction: 'down', drift: -1, relativeDrift: -1 / 6 },
      { cause: 'developed', lag: 2, direction: 'up', drift: 2, relativeDrift: 0.4 },
    ]);
  });

  test('not to know any more is a revision without a size', () => {
    expect(ownRevisions([claim(0, best(6), 1), claim(1, null, 2)])).toEqual([
      { cause: null, lag: 1, direction: 'unknown', ...nowhere },
    ]);
  });

  test('of nothing there is none', () => {
    expect(ownRevisions([])).toEqual([]);
    expect(ownRevisions([claim(0, null, 1)])).toEqual([]);
  });
});
