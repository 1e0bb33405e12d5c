import { publishedNames } from './published-names.js';

const KEY = ['2023-10-07'];
const RENAMES = [
  { from: 'slain', to: 'martyred' },
  { from: 'martyred', to: 'killed' },
];
const file = (columns: string[]) => ({ columns, names: {}, namedOtherwise: [] });

it('a column has the name that the file had, whatever it is called in the lane', () => {
  const nameOf = publishedNames(file(['martyred', 'hurt']), { held: RENAMES, ever: RENAMES });
  expect(['slain', 'martyred', 'killed', 'hurt'].map((column) => nameOf(KEY, column))).toEqual([
    'martyred',
    'martyred',
    'martyred',
    'hurt',
  ]);
});

it('a column that nobody renamed has its own', () => {
  expect(publishedNames(file(['killed']), { held: [], ever: [] })(KEY, 'killed')).toBe('killed');
});

it('where a file has both names, most of its cells have one, and some the other', () => {
  const nameOf = publishedNames(
    {
      columns: ['martyred', 'killed'],
      names: { killed: 'martyred' },
      namedOtherwise: [{ key: KEY, column: 'killed', name: 'killed' }],
    },
    { held: RENAMES, ever: RENAMES },
  );
  expect(nameOf(KEY, 'killed')).toBe('killed');
  expect(nameOf(KEY, 'slain')).toBe('killed');
  expect(nameOf(['2023-10-08'], 'killed')).toBe('martyred');
});
