import { shortened, table } from './table.js';

describe('a table', () => {
  it('has columns as wide as what is in them', () => {
    expect(
      table(
        ['rev', 'figure', ''],
        [
          ['0', 'at least 6', 'x'],
          ['12', '7', ''],
        ],
      ),
    ).toBe('  rev  figure\n  0    at least 6  x\n  12   7');
  });

  it('keeps a row in its line, whatever texts hold', () => {
    expect(table(['note'], [['one\r\n  two\tthree ']])).toBe('  note\n  one two three');
  });
});

describe('a shortened text', () => {
  it('says that it goes on', () => {
    expect(shortened('abcdef', 6)).toBe('abcdef');
    expect(shortened('abcdefg', 6)).toBe('abcde…');
  });
});
