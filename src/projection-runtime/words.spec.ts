import Database from 'better-sqlite3';
import { matchOf, wordsOf, wordTable } from './words.js';

describe('words', () => {
  test.each([
    ['at least six', ['at', 'least', 'six']],
    ['"at" OR (six)', ['at', 'OR', 'six']],
    ['Дитячий садок', ['Дитячий', 'садок']],
    ['kinder* x', ['kinder*', 'x']],
    ['* - " \0 \u{1F600}', []],
    ['a\0b', ['a', 'b']],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  describe('in an index', () => {
    const db = new Database(':memory:');
    db.exec(wordTable('words', ['title', 'note']));
    const insert = db.prepare('INSERT INTO words (rowid, title, note) VALUES (?, ?, ?)');
    insert.run(1, 'Strike on a kindergarten', null);
    insert.run(2, 'Évening or night', 'a kindergarten near by');
    const find = db.prepare<[string], number>('SELECT rowid FROM words WHERE words MATCH ?').pluck();
    afterAll(() => db.close());

    test.each([
      ['kindergarten', [1, 2]],
      ['KINDER*', [1, 2]],
      ['kinder', []],
      ['evening kindergarten', [2]],
      ['strike evening', []],
      ['strike OR evening', []],
      ['NOT kindergarten', []],
      ['title : strike', []],
      ['near(strike)', []],
      ['night"', [2]],
      ["strike' --", [1]],
    ])('%j', (text, expected) => {
      expect(find.all(matchOf(text))).toEqual(expected);
    });
  });
});
