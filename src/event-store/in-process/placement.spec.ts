import { RevisionConflictError, type ExpectedRevision } from '../port/index.js';
import { placeAppend, type StreamView } from './placement.js';

describe('the place of an append in its stream', () => {
  type Added = { added: boolean; revision: number };
  const cases: [
    standing: string,
    appended: string,
    expected: ExpectedRevision,
    outcome: Added | 'conflict',
  ][] = [
    ['', 'ab', 'no_stream', { added: true, revision: 1 }],
    ['ab', 'c', 1n, { added: true, revision: 2 }],
    ['ab', 'c', 'any', { added: true, revision: 2 }],
    ['ab', 'c', 'stream_exists', { added: true, revision: 2 }],

    ['abcd', 'ab', 'no_stream', { added: false, revision: 1 }],
    ['abcd', 'bc', 0n, { added: false, revision: 2 }],
    ['abcd', 'bc', 'any', { added: false, revision: 2 }],
    ['abcd', 'cd', 'stream_exists', { added: false, revision: 3 }],

    ['', 'a', 'stream_exists', 'conflict'],
    ['', 'a', 0n, 'conflict'],
    ['ab', 'c', 'no_stream', 'conflict'],
    ['ab', 'c', 0n, 'conflict'],
    ['ab', 'c', 2n, 'conflict'],
    ['ab', 'bc', 0n, 'conflict'],
    ['ab', 'bc', 'any', 'conflict'],
    ['ab', 'ba', 'any', 'conflict'],
    ['abc', 'ac', 'any', 'conflict'],
    ['abc', 'xb', 'any', 'conflict'],
  ];

  it.each(cases)(
    'of "%s" to which "%s" is appended, expected at %s',
    (standing, appended, expected, outcome) => {
      const placement = placeAppend('ledger-x', [...appended], expected, viewOf([...standing]));
      if (outcome !== 'conflict') return expect(placement).toEqual(outcome);
      expect(placement).toBeInstanceOf(RevisionConflictError);
      const actual = standing === '' ? null : BigInt(standing.length - 1);
      expect(placement).toMatchObject({ stream: 'ledger-x', expected, actual });
    },
  );
});

function viewOf(ids: string[]): StreamView {
  return {
    head: () => ids.length - 1,
    idsFrom: (revision, count) => ids.slice(revision, revision + count),
    firstOf: (wanted) => {
      const first = ids.findIndex((id) => wanted.includes(id));
      return first < 0 ? undefined : first;
    },
  };
}
