import { describeVintage, type VintageAnswer } from './describe-vintage.js';

const ANSWER: VintageAnswer = {
  vintage: 3,
  statedAt: '2024-01-15T17:11:40.000Z',
  reported: 1,
  amended: 1,
  retracted: 1,
  unchanged: 5,
  stateSha256: 'ab12',
  warnings: [],
};
const taken = { isRepeated: false, isTrial: false };

describe('what became of a vintage', () => {
  it('is its number, what it changed, and its state', () => {
    expect(describeVintage({ name: 'a.json' }, ANSWER, taken).split('\n')).toEqual([
      'vintage 3: a.json, stated 2024-01-15T17:11:40.000Z',
      '  reported 1, amended 1, retracted 1, unchanged 5',
      '  state ab12',
    ]);
    expect(describeVintage({ name: 'a.json' }, ANSWER, { ...taken, isRepeated: true })).toMatch(
      /^vintage 3, as before/,
    );
  });

  it('would be, for a dry run, cell by cell', () => {
    const tried: VintageAnswer = {
      ...ANSWER,
      defined: [{ column: 'ext_killed', family: 'casualty', measure: 'daily_ext_killed' }],
      changes: [
        { change: 'appeared', key: ['2023-10-09'], column: 'killed', from: null, to: { killed: 12 } },
        {
          change: 'changed',
          key: ['2023-10-08', 'children'],
          column: 'killed',
          from: { killed: 7, 'killed*': 'about' },
          to: { killed: null },
        },
        { change: 'vanished', key: ['2023-10-07'], column: 'injured', from: { injured: '3' }, to: null },
      ],
    };
    expect(describeVintage({ name: 'a.json' }, tried, { ...taken, isTrial: true }).split('\n')).toEqual([
      'would be vintage 3: a.json, stated 2024-01-15T17:11:40.000Z',
      '  reported 1, amended 1, retracted 1, unchanged 5',
      '  state ab12',
      '  column ext_killed becomes the measure daily_ext_killed of casualty',
      '  + 2023-10-09, killed: 12',
      '  ~ 2023-10-08, children, killed: 7 (killed* "about") → null',
      '  - 2023-10-07, injured: "3"',
    ]);
  });

  it('says how much it leaves out', () => {
    const change = { change: 'appeared' as const, key: [], column: 'x', from: null, to: { x: 1 } };
    const warning = { code: 'w', detail: 'd' };
    const much = {
      ...ANSWER,
      reported: 1500,
      changes: Array(1000).fill(change),
      warnings: Array(12).fill(warning),
    };
    const lines = describeVintage({ name: 'a.json' }, much, { ...taken, isTrial: true }).split('\n');
    expect(lines.filter((line) => line.startsWith('  + '))).toHaveLength(50);
    // 1,500 reported, one amended, one retracted.
    expect(lines).toContain('  and 1452 more changes');
    expect(lines.at(-1)).toBe('  and 2 more warnings');
  });
});
