import { figure, MAYOR } from '../../../test/support/samples.js';
import { counted, tollSubject } from '../../../test/support/toll-samples.js';
import type { Input, TollSubject } from './counted.js';
import { forestOf } from './forest.js';
import { type Grouping, keyOf } from './keys.js';
import { type Toll, tollsOf } from './toll.js';
import { type Counting, reckon } from './wholes.js';

/** A strike with the counts of its own and its parts. */
interface Tree {
  readonly subject: TollSubject;
  readonly inputs: readonly Input[];
  readonly parts: readonly Tree[];
}

const tree = (
  id: string,
  inputs: readonly Input[],
  parts: readonly Tree[] = [],
  members: Partial<TollSubject> = {},
): Tree => ({ subject: tollSubject(id, members), inputs, parts });

function tolls(trees: readonly Tree[], ...groupings: Grouping[]): Toll[] {
  const countings = new Map<string, Counting>();
  const links: { part: string; whole: string; sequence: number }[] = [];
  const walk = ({ subject, inputs, parts }: Tree) => {
    countings.set(subject.id, { subject, own: { inputs, left: [], warnings: [] } });
    for (const part of parts) {
      links.push({ part: part.subject.id, whole: subject.id, sequence: links.length });
      walk(part);
    }
  };
  trees.forEach(walk);
  const roots = trees.map(({ subject }) => subject.id);
  const quantity = { measure: 'killed', group: 'all' };
  return tollsOf(
    reckon(roots, forestOf(links), countings, {
      keyOf: (subject, count) => keyOf(groupings, quantity, subject, count),
    }),
  );
}

/** A line for each total: its key, low, best, high, its inputs. */
const lines = (found: readonly Toll[]) =>
  found.map(
    ({ key, figure: sum, inputs }) =>
      `${key.join('/')} ${sum?.low} ${sum?.best} ${sum?.high} of ${inputs.map(({ id }) => id).join(',')}`,
  );

const AT_LEAST_SIX = figure({ low: 6 });
const night = (members: Partial<TollSubject> = {}) =>
  tree(
    'whole',
    [counted('w', AT_LEAST_SIX)],
    [
      tree('village', [counted('a', 3)], [], { admin1: 'UA-32' }),
      tree('kharkiv', [counted('b', 1)], [], { admin1: 'UA-63' }),
      tree('kyiv', [counted('c', 2)], [], { admin1: 'UA-30' }),
    ],
    members,
  );

describe('a whole', () => {
  it('with a count of its own shows that, and what no part accounts for', () => {
    const [toll] = tolls([night()]);
    expect(toll).toMatchObject({
      figure: { low: 6, best: null, high: null },
      unattributed: { low: 0, best: null, high: null },
      warnings: [],
    });
    expect(toll?.left.map(({ count, why }) => `${count.id} ${why}`)).toEqual([
      'a in-whole',
      'b in-whole',
      'c in-whole',
    ]);
  });

  it('without one shows its parts, at any depth, and what theirs do not account for', () => {
    const deep = tree(
      'middle',
      [],
      [tree('deep', [counted('d', 4)], [tree('deeper', [counted('e', 1)])]), tree('flat', [counted('f', 2)])],
    );
    const [toll] = tolls([tree('whole', [], [deep])]);
    expect(toll && lines([toll])).toEqual([' 6 6 6 of d,f']);
    expect(toll?.unattributed).toMatchObject({ low: 3, best: 3, high: 3 });
  });

  it('of which no part has a figure is all unattributed', () => {
    const [toll] = tolls([tree('whole', [counted('w', 5)], [tree('part', [])])]);
    expect(toll?.unattributed).toMatchObject({ low: 5, best: 5, high: 5 });
  });

  it('without parts leaves nothing open', () => {
    expect(tolls([tree('whole', [counted('w', 5)])])[0]?.unattributed).toBeNull();
  });

  it('that its parts exceed stands as stated, with a warning', () => {
    const [toll] = tolls([tree('whole', [counted('w', 3)], [tree('part', [counted('p', 5)])])]);
    expect(toll).toMatchObject({
      figure: { best: 3 },
      unattributed: { low: 0, best: 0, high: 0 },
      warnings: [{ code: 'parts-exceed-whole' }],
    });
  });
});

describe('grouped', () => {
  it('by what only parts have, each counts for itself, and of the whole the rest', () => {
    expect(lines(tolls([night()], 'place.admin1'))).toEqual([
      'UA-30 2 2 2 of c',
      'UA-32 3 3 3 of a',
      'UA-63 1 1 1 of b',
      ' 0 null null of w',
    ]);
  });

  it('by what the whole has too, the whole counts', () => {
    expect(lines(tolls([night({ admin1: 'UA-30' })], 'place.admin1'))).toEqual(['UA-30 6 null null of w']);
    expect(lines(tolls([night()], 'place.country'))).toEqual(['UA 6 null null of w']);
  });

  it('by several things, the rest keeps what the whole has', () => {
    expect(lines(tolls([night()], 'place.country', 'place.admin1')).at(-1)).toBe('UA/ 0 null null of w');
  });

  it('by what neither has, the whole counts', () => {
    expect(lines(tolls([night()], 'attacker'))).toEqual([' 6 null null of w']);
  });

  it('takes off what the parts make, at any depth', () => {
    const whole = tree(
      'whole',
      [counted('w', 10)],
      [
        tree('middle', [counted('m', 7)], [tree('deep', [counted('d', 4)], [], { admin1: 'UA-63' })]),
        tree('flat', [counted('f', 1)], [], { admin1: 'UA-30' }),
      ],
    );
    // Of ten, seven and one are in parts; of the seven, four are in a part whose region is known.
    expect(lines(tolls([whole], 'place.admin1'))).toEqual([
      'UA-30 1 1 1 of f',
      'UA-63 4 4 4 of d',
      ' 5 5 5 of m,w',
    ]);
  });

  it('by source, counts of one subject may be of several', () => {
    const periods = [
      counted('one', 1, { period: '2025-10-01' }),
      counted('two', 2, { period: '2025-10-02', sourceId: MAYOR }),
    ];
    expect(lines(tolls([tree('whole', periods)], 'source', 'period')).map((line) => line.slice(36))).toEqual([
      '/2025-10-01 1 1 1 of one',
      '/2025-10-02 2 2 2 of two',
    ]);
  });

  it('by day, month and year, by the period, else by when it occurred', () => {
    const window = { from: '2025-10-31T00:00:00.000Z', to: '2025-11-01T23:59:59.999Z' };
    const trees = [
      tree('a', [counted('of-day', 1, { period: '2025-10-22' })]),
      tree('b', [counted('of-night', 2)], [], { window }),
      tree('c', [counted('of-unknown', 4)]),
    ];
    expect(lines(tolls(trees, 'period', 'period.month', 'period.year'))).toEqual([
      '2025-10-22/2025-10/2025 1 1 1 of of-day',
      '2025-10-31/2025-11-01//2025 2 2 2 of of-night',
      '// 4 4 4 of of-unknown',
    ]);
  });
});

it('is approximate when one of the inputs is', () => {
  const about = counted('a', figure({ best: 4300, approximate: true }));
  expect(tolls([tree('a', [about]), tree('b', [counted('b', 1)])])[0]?.figure).toEqual({
    low: 4301,
    best: 4301,
    high: 4301,
    approximate: true,
  });
});

it('is nothing where there is nothing', () => {
  expect(tolls([])).toEqual([]);
  expect(tolls([tree('whole', [], [tree('part', [])])])).toEqual([]);
});
