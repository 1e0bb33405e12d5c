/** Letters and digits of any script, which is what the index takes for words; a star stands for any ending. */
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*\*?/gu;

/** The words of a text that is searched for: `kinder*` is any word that begins so. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * DDL of an index of words. Its `rowid` is the sequence of the entry that the texts hold from; the texts themselves are
 * not kept in it. Case and accents make no difference.
 * @param table a constant of ours, as are the columns: one for each kind of text
 */
export function wordTable(table: string, columns: readonly string[]): string {
  return `
    CREATE VIRTUAL TABLE ${table} USING fts5(
      ${columns.join(', ')}, content = '', tokenize = 'unicode61 remove_diacritics 2');`;
}

/** The expression that finds what has all words of a text, for `MATCH`. Nothing of the text is read as an operator. */
export function matchOf(text: string): string {
  return wordsOf(text)
    .map((word) => (word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`))
    .join(' ');
}
