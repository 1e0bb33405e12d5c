import { readRows } from './read-file.js';
import { UnreadableFileError } from './unreadable-file-error.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const json = (text: string, ...places: string[]) =>
  readRows(bytesOf(text), 'json', places.length === 0 ? [''] : places);
const csv = (text: string) => readRows(bytesOf(text), 'csv', []);
/** Rows as lists of name and value. */
const cells = ({ rows }: ReturnType<typeof json>) =>
  rows.map(({ columns, values }) => columns.map((column, at) => [column, values[at]]));
const refusal = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.message;
    throw error;
  }
  return null;
};

describe('a JSON file', () => {
  it('gives its cells in its order, types included', () => {
    expect(cells(json('[{"day": "3", "killed": 7, "share": 2.5, "final": true}, {"killed": -1}]'))).toEqual([
      [
        ['day', '3'],
        ['killed', 7],
        ['share', 2.5],
        ['final', true],
      ],
      [['killed', -1]],
    ]);
  });

  it('has its rows at the first place that leads to an array of objects', () => {
    const rows = [[['a', 1]]];
    expect(cells(json('{"data": [{"a": 1}]}', '', '/data'))).toEqual(rows);
    expect(cells(json('{"data": [1], "x/y": {"~": [[], [{"a": 1}]]}}', '/data', '/x~1y/~0/1'))).toEqual(rows);
    expect(cells(json('[]'))).toEqual([]);
  });

  it('without such a place is refused with those that were tried', () => {
    expect(refusal(() => json('{"data": {"rows": [{}, 5]}}', '', '/data/rows', '/list', 'data'))).toBe(
      'the file has no array of objects at "" (a value of type object) or "/data/rows" ' +
        '(an array whose item 2 is no object) or "/list" (nothing is there) or "data" (nothing is there)',
    );
  });

  it('may have NaN and NA for null, in nested objects too, but not inside of texts', () => {
    const text = String.raw`[{"a": NaN, "b": {"c":NaN,"d": "a \"NaN, NaN\\"}, "e": NaN, "NaN": "NaN", "f": "NA", "g": null, "h": "N/A"}]`;
    expect(cells(json(text))).toEqual([
      [
        ['a', null],
        ['b.c', null],
        ['b.d', String.raw`a "NaN, NaN\ `.trim()],
        ['e', null],
        ['NaN', null],
        ['f', null],
        ['g', null],
        ['h', 'N/A'],
      ],
    ]);
  });

  it('has dotted columns for nested objects and none for empty ones', () => {
    expect(cells(json('[{"a": {"b": {"c": 1}, "d": {}}, "e": 2}]'))).toEqual([
      [
        ['a.b.c', 1],
        ['e', 2],
      ],
    ]);
  });

  it('loses the arrays of its rows, with one warning for a column', () => {
    const read = json('[{"a": 1, "tags": [1, NaN]}, {"a": 2, "tags": [], "in": {"list": [{"x": 1}]}}]');
    expect(cells(read)).toEqual([[['a', 1]], [['a', 2]]]);
    expect(read.warnings).toEqual([
      { code: 'array-left-out', detail: 'tags: an array inside a row is left out' },
      { code: 'array-left-out', detail: 'in.list: an array inside a row is left out' },
    ]);
  });

  it('may have a member that objects of JavaScript have by themselves', () => {
    expect(cells(json('[{"__proto__": 1, "constructor": 2}]'))).toEqual([
      [
        ['__proto__', 1],
        ['constructor', 2],
      ],
    ]);
  });

  it('has one list of names for all rows of the same columns', () => {
    const { rows } = json('[{"a": 1, "b": 1}, {"a": 1}, {"a": 2, "b": 2}]');
    expect(rows[2]?.columns).toBe(rows[0]?.columns);
    expect(rows[1]?.columns).toEqual(['a']);
  });

  it.each([
    ['', 'line 1, column 1: value expected'],
    ['[{"a": Infinity}]', 'line 1, column 8: invalid symbol'],
    ['[{"a": -NaN}]', 'line 1, column 8: invalid symbol'],
    ['[{"a": 1},\n {"a": 2,}\n]', 'line 2, column 10: property name expected'],
    ['[{"a": NaN, "b": NaN,\n "c": NaN, "d": NaN "e": 1}]', 'line 2, column 21: comma expected'],
    ['[{"a": "never closed}]', 'line 1, column 8: unexpected end of string'],
    ['[{"a": 1}] more', 'line 1, column 12: invalid symbol'],
    ['[{"a": 1 /* one */}]', 'line 1, column 10: invalid comment token'],
  ])('that does not parse is refused with the place: %j', (text, place) => {
    expect(refusal(() => json(text))).toBe(`the file is not JSON: ${place}`);
  });

  it.each([
    ['[{"killed": 5, "killed": 6}]', 'line 1, column 16: its object has a member "killed" already'],
    ['[{"a": NaN, "b": {"c": 1,\n "c": NaN}}]', 'line 2, column 2: its object has a member "c" already'],
    ['[{"a\\u0062": 1, "ab": 1}]', 'line 1, column 17: its object has a member "ab" already'],
  ])('that says two things under one name is refused with the place: %j', (text, place) => {
    expect(refusal(() => json(text))).toBe(`the file says two things under one name: ${place}`);
  });

  it('may say things under one name in objects of their own', () => {
    expect(json('[{"a": {"b": 1}, "b": 2}, {"b": 3}]').rows).toHaveLength(2);
  });

  it('of brackets without end is refused, and so are quotes without end', () => {
    expect(refusal(() => json('['.repeat(200_000)))).toBe('the file is not JSON');
    expect(refusal(() => json(`["NaN${String.raw`\"`.repeat(200_000)}`))).toContain(
      'the file is not JSON: line 1',
    );
  });

  it.each([
    [
      'a number beyond all',
      '[{"a": 1}, {"a": 1e999}]',
      'row 2: the number of column a is too large to be held',
    ],
    ['half a character', String.raw`[{"a": "\ud800"}]`, 'row 1: the text of column a is not Unicode'],
    ['half a character in a name', String.raw`[{"\udc00": 1}]`, "row 1: a column's name is not Unicode"],
    ['two columns of one name', '[{"a.b": 1, "a": {"b": 2}}]', 'row 1: two columns are called a.b'],
  ])('with %s is refused', (_what, text, message) => {
    expect(refusal(() => json(text))).toBe(message);
  });
});

describe('the bounds of a file', () => {
  const nested = (depth: number) => `[${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}]`;
  const wide = (columns: number) =>
    JSON.stringify([Object.fromEntries(Array.from({ length: columns }, (_, index) => [`c${index}`, 1]))]);

  it.each([
    ['depth', (over: number) => nested(16 + over), 'row 1: objects are nested more than 16 deep'],
    ['columns', (over: number) => wide(2_000 + over), 'row 1: more than 2000 columns'],
    [
      'name',
      (over: number) => `[{"${'n'.repeat(500 + over)}": 1}]`,
      "row 1: a column's name has more than 500 characters",
    ],
    [
      'text',
      (over: number) => `[{"a": "${'𝄞'.repeat(32_768 + over)}"}]`,
      'row 1: column a has more than 32768 characters',
    ],
  ])('%s', (_what, text, message) => {
    expect(refusal(() => json(text(0)))).toBeNull();
    expect(refusal(() => json(text(1)))).toBe(message);
  });

  it('brackets, which are counted before the file is parsed', () => {
    expect(refusal(() => json(`[${'{},'.repeat(4_000_000)}{}]`))).toBe(
      'more than 4000000 objects and arrays',
    );
  });
});

describe('a CSV file', () => {
  it('has numbers where a JSON would have them in their shortest form, and text as published elsewhere', () => {
    const texts = [
      '5',
      '-3',
      '2.5',
      '0',
      '1e+21',
      '007',
      '"1,234"',
      '1e3',
      '5.0',
      '.5',
      '-0',
      '+1',
      ' 5',
      '-',
      'true',
    ];
    const values = [5, -3, 2.5, 0, 1e21, '007', '1,234', '1e3', '5.0', '.5', '-0', '+1', ' 5', '-', 'true'];
    const header = texts.map((_, index) => `c${index}`);
    expect(csv(`${header.join(',')}\n${texts.join(',')}\n`).rows).toEqual([{ columns: header, values }]);
  });

  it('has null for NA, NaN and null, and no cell where nothing stands', () => {
    expect(cells(csv('a,b,c,d,e\nNA,NaN,,"",null\n,,na,-Infinity,Infinity'))).toEqual([
      [
        ['a', null],
        ['b', null],
        ['e', null],
      ],
      [
        ['c', 'na'],
        ['d', '-Infinity'],
        ['e', 'Infinity'],
      ],
    ]);
  });

  it('may begin with a byte order mark, end its lines either way, quote, and have empty lines', () => {
    expect(cells(csv('\ufeffday,note\r\n2023-10-07,"a ""b"",\nc"\n\r\n2023-10-08,d'))).toEqual([
      [
        ['day', '2023-10-07'],
        ['note', 'a "b",\nc'],
      ],
      [
        ['day', '2023-10-08'],
        ['note', 'd'],
      ],
    ]);
  });

  it.each([
    ['no header', '', 'the file is empty: a CSV begins with a line of names'],
    ['two columns of one name', 'a,b,a\n1,2,3', 'line 1: two columns are called a'],
    [
      'a short row',
      'a,b\n1,2\n3\n',
      'the file is not CSV: line 3: the row has not as many cells as the first line has names',
    ],
    [
      'a long row',
      'a,b\n1,2,3\n',
      'the file is not CSV: line 2: the row has not as many cells as the first line has names',
    ],
    ['an open quote', 'a,b\n1,"secret', 'the file is not CSV: line 2: a quote is not closed'],
    [
      'a quote in the midst',
      'a,b\n1,sec"ret"',
      'the file is not CSV: line 2: a quote stands inside a cell that does not begin with one',
    ],
    [
      'text after a quote',
      'a,b\n"sec"ret,1',
      'the file is not CSV: line 2: a quoted cell does not end with its quote',
    ],
    ['a long text', `a,b\n1,${'x'.repeat(32_769)}`, 'row 1: column b has more than 32768 characters'],
    ['a long name', `a,${'x'.repeat(501)}\n`, "row 1: a column's name has more than 500 characters"],
  ])('with %s is refused', (_what, text, message) => {
    expect(refusal(() => csv(text))).toBe(message);
  });
});

describe('the bytes of a file', () => {
  it('may begin with a byte order mark', () => {
    expect(cells(json('\ufeff[{"a": 1}]'))).toEqual([[['a', 1]]]);
  });

  it('are refused when they are not UTF-8, with the line', () => {
    const latin = Uint8Array.from([...bytesOf('[{"a": "é"},\n{"a": "'), 0xe9, ...bytesOf('"}\n]')]);
    expect(refusal(() => readRows(latin, 'json', ['']))).toBe('the file is not UTF-8: line 2');
    expect(refusal(() => readRows(Uint8Array.of(0xff, 0xfe, 0x5b), 'csv', []))).toBe(
      'the file is not UTF-8: line 1',
    );
  });
});
