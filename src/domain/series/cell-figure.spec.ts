import { figure } from '../../../test/support/samples.js';
import { figureOfCell, type Qualifier } from './cell-figure.js';
import type { CellValue } from './cells.js';
import type { WordMeaning } from './details.js';

const PEOPLE = { unit: 'people', decimals: 0 };
const TEXT = { unit: 'text', decimals: 0 };

const word = (said: string, meaning: WordMeaning | null): Qualifier => ({
  column: 'n*',
  word: said,
  meaning,
});
const codesOf = ({ warnings }: ReturnType<typeof figureOfCell>) => warnings.map(({ code }) => code);

describe('a cell alone', () => {
  it.each<[CellValue, object | null, string[]]>([
    [null, null, []],
    [0, { best: 0 }, []],
    [7, { best: 7 }, []],
    [2 ** 53 - 1, { best: 2 ** 53 - 1 }, []],
    [2 ** 53, { best: 2 ** 53 }, ['not-a-count']],
    [-73043, { best: -73043 }, ['not-a-count']],
    [2.5, { best: 2.5 }, ['not-a-count']],
    ['3', { best: 3, asStated: '3' }, ['number-as-text']],
    ['-3', { best: -3, asStated: '-3' }, ['number-as-text', 'not-a-count']],
    ['1e3', { best: 1000, asStated: '1e3' }, ['number-as-text']],
    ['5.0', { best: 5, asStated: '5.0' }, ['number-as-text']],
    ['007', { asStated: '007' }, ['not-a-number']],
    ['1,234', { asStated: '1,234' }, ['not-a-number']],
    [' 3', { asStated: ' 3' }, ['not-a-number']],
    ['Infinity', { asStated: 'Infinity' }, ['not-a-number']],
    ['1e999', { asStated: '1e999' }, ['not-a-number']],
    ['dozens', { asStated: 'dozens' }, ['not-a-number']],
    ['', null, ['not-a-number']],
    [true, { asStated: 'true' }, ['not-a-number']],
  ])('%j among numbers', (value, members, codes) => {
    const told = figureOfCell('n', value, [], PEOPLE);
    expect(told.figure).toEqual(members && figure(members));
    expect(codesOf(told)).toEqual(codes);
  });

  it.each<[CellValue, object | null, string[]]>([
    [null, null, []],
    ['mohtel', { asStated: 'mohtel' }, []],
    ['5', { asStated: '5' }, []],
    [5, { asStated: '5' }, ['number-in-text']],
    [-2.5, { asStated: '-2.5' }, ['number-in-text']],
    [false, { asStated: 'false' }, []],
    [' ', null, []],
  ])('%j among texts', (value, members, codes) => {
    const told = figureOfCell('n', value, [], TEXT);
    expect(told.figure).toEqual(members && figure(members));
    expect(codesOf(told)).toEqual(codes);
  });

  it('of a measure with decimals holds those', () => {
    expect(codesOf(figureOfCell('n', 2.25, [], { unit: 'hectares', decimals: 2 }))).toEqual([]);
    expect(codesOf(figureOfCell('n', 2.255, [], { unit: 'hectares', decimals: 2 }))).toEqual(['not-a-count']);
  });

  it('with a long text states the first 500 characters of it', () => {
    const whole = figureOfCell('n', '𝄞'.repeat(500), [], TEXT);
    expect(whole).toEqual({ figure: figure({ asStated: '𝄞'.repeat(500) }), warnings: [] });
    const cut = figureOfCell('n', '𝄞'.repeat(501), [], TEXT);
    expect(cut.figure).toEqual(whole.figure);
    expect(cut.warnings).toEqual([
      { code: 'text-cut', detail: 'n: the first 500 characters of a longer text' },
    ]);
  });

  it('has warnings that name its column', () => {
    expect(figureOfCell('n', '-3', [], PEOPLE).warnings).toEqual([
      { code: 'number-as-text', detail: 'n: -3 as a text' },
      { code: 'not-a-count', detail: 'n: -3 must be from 0 to 9007199254740991' },
    ]);
  });
});

describe('a cell beside words', () => {
  it.each<[string, CellValue | undefined, Qualifier[], object | null, string[]]>([
    [
      'a known one',
      4300,
      [word('about', 'approximate')],
      { best: 4300, approximate: true, asStated: 'about 4300' },
      [],
    ],
    ['at least', 7, [word('more', 'low')], { low: 7, asStated: 'more 7' }, []],
    ['at most', 7, [word('almost', 'high')], { high: 7, asStated: 'almost 7' }, []],
    [
      'an unknown one',
      7,
      [word('more than', null)],
      { best: 7, asStated: '7 more than' },
      ['unknown-qualifier'],
    ],
    [
      'two',
      7,
      [word('about', 'approximate'), word('more', 'low')],
      { low: 7, approximate: true, asStated: 'about more 7' },
      [],
    ],
    ['no number', null, [word('about', 'approximate')], null, []],
    ['no cell', undefined, [word('about', 'approximate')], { asStated: 'about' }, []],
    ['no cell, and unknown', undefined, [word('so', null)], { asStated: 'so' }, ['unknown-qualifier']],
    ['no cell and no word', undefined, [], null, []],
    ['text', 'dozens', [word('about', 'approximate')], { asStated: 'about dozens' }, ['not-a-number']],
    ['a number as text', '3', [word('more', 'low')], { low: 3, asStated: 'more 3' }, ['number-as-text']],
    ['what is no count', -7, [word('more', 'low')], { low: -7, asStated: 'more -7' }, ['not-a-count']],
  ])('%s', (_what, value, words, members, codes) => {
    const told = figureOfCell('n', value, words, PEOPLE);
    expect(told.figure).toEqual(members && figure(members));
    expect(codesOf(told)).toEqual(codes);
  });

  it('that are about a text says both', () => {
    expect(figureOfCell('n', '5', [word('about', 'approximate')], TEXT)).toEqual({
      figure: figure({ asStated: 'about 5' }),
      warnings: [],
    });
  });

  it('that are long is cut', () => {
    const { figure: said, warnings } = figureOfCell('n', 5, [word('w'.repeat(600), null)], PEOPLE);
    expect(said).toEqual(figure({ best: 5, asStated: `5 ${'w'.repeat(498)}` }));
    expect(warnings.map(({ code }) => code)).toEqual(['unknown-qualifier', 'text-cut']);
    expect(warnings[0]?.detail).toBe(`n*: the series has no meaning for "${'w'.repeat(80)}…"`);
  });
});
