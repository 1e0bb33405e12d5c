import type { Source } from '../../ledger/answers.js';
import { scorecardInWords } from './scorecard.js';

const directions = { up: 0, down: 0, none: 0, unknown: 0, reported: 0, retracted: 0 };
const card = (members: object) =>
  ({
    claims: 0,
    counts: 0,
    revised: 0,
    developed: 0,
    slips: 0,
    revisedShare: null,
    lagDays: null,
    directions,
    netDrift: { absolute: null, relative: null },
    ...members,
  }) as Source['scorecard'];

describe('a scorecard in words', () => {
  test('of a source that stated nothing', () => {
    expect(scorecardInWords(card({}))).toEqual(['It has stated no figure that is recorded here.']);
  });

  test('does not hold against a source that the world moved on', () => {
    expect(scorecardInWords(card({ claims: 3, counts: 2, developed: 1, revisedShare: 0 }))).toEqual([
      'It stated a figure 3 times, about 2 quantities.',
      'None of its figures was revised in a way that counts against it.',
      '1 change was made because the world moved on: the figure before was right when it was stated, and this does not count against the source.',
    ]);
  });

  test('says how often, which way, how late and by how much', () => {
    const revised = card({
      claims: 10,
      counts: 4,
      revised: 3,
      revisedShare: 0.3,
      slips: 2,
      directions: { ...directions, up: 2, retracted: 1 },
      lagDays: { median: 1, p90: 12.54 },
      netDrift: { absolute: -1200, relative: 0.125 },
    });
    expect(scorecardInWords(revised).slice(1)).toEqual([
      '3 of its figures were revised later, 30% of what it stated.',
      'Of these revisions 2 went up, 1 took the figure back.',
      'Half of them came within 1 day of what they revise, nine in ten within 12.5 days.',
      'All in all they took away 1,200; on average they moved a figure by +12.5%.',
      '2 changes were made because of a slip in recording, by the ledger or by whoever carried the figure.',
    ]);
  });
});
