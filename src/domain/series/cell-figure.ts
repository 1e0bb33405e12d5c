import type { Figure, StatedFigure } from '../kernel/figure.js';
import { figureErrors, MAX_AS_STATED, MAX_FIGURE } from '../kernel/figure-limits.js';
import { type Measure, TEXT_UNIT } from '../kernel/measure.js';
import type { Warning } from '../kernel/warning.js';
import type { CellValue } from './cells.js';
import type { WordMeaning } from './details.js';
import { shownText } from './shown-text.js';

/** A word that stands in a column beside a number and qualifies it. */
export interface Qualifier {
  readonly column: string;
  readonly word: string;
  /** Null: the series does not know the word. */
  readonly meaning: WordMeaning | null;
}

/** What a cell comes to, and what is odd about that. */
export interface Told {
  readonly figure: Figure;
  readonly warnings: readonly Warning[];
}

type Held = Pick<Measure, 'unit' | 'decimals'>;

const NO_WARNINGS: readonly Warning[] = [];
const UNKNOWN: Told = { figure: null, warnings: NO_WARNINGS };

/**
 * The figure of a cell. Nothing is refused: what the measure cannot hold stands as it is, with a warning.
 * @param value undefined where the column has no cell and only words stand beside it
 */
export function figureOfCell(
  column: string,
  value: CellValue | undefined,
  qualifiers: readonly Qualifier[],
  measure: Held,
): Told {
  if (value === null) return UNKNOWN;
  const isText = measure.unit === TEXT_UNIT;
  const isBare = typeof value === 'number' && !isText && qualifiers.length === 0;
  if (isBare && isCount(value)) return { figure: numbers(value, []), warnings: NO_WARNINGS };
  const number = isText || value === undefined ? null : numberOf(value);
  const { asStated, isCut } = bounded(isBare ? '' : inWords(value, qualifiers));
  const figure =
    number === null && asStated === null
      ? null
      : {
          ...numbers(
            number,
            qualifiers.map(({ meaning }) => meaning),
          ),
          asStated,
        };
  const warnings = [
    ...(value === undefined
      ? []
      : isText
        ? textWarnings(column, value)
        : valueWarnings(column, value, number, measure)),
    ...qualifiers.flatMap(unknownQualifier),
    ...(isCut ? [textCut(column)] : []),
  ];
  return { figure, warnings };
}

/** What every measure of numbers can hold. */
function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= MAX_FIGURE;
}

/** Known words before the number, as people say it; what the series does not know stays behind it. */
function inWords(value: string | number | boolean | undefined, qualifiers: readonly Qualifier[]): string {
  const words = (isKnown: boolean) =>
    qualifiers.filter(({ meaning }) => (meaning !== null) === isKnown).map(({ word }) => word);
  return [...words(true), ...(value === undefined ? [] : [String(value)]), ...words(false)].join(' ');
}

function numbers(number: number | null, meanings: readonly (WordMeaning | null)[]): StatedFigure {
  const [isLow, isHigh] = [meanings.includes('low'), meanings.includes('high')];
  return {
    low: isLow ? number : null,
    best: isLow || isHigh ? null : number,
    high: isHigh ? number : null,
    approximate: number !== null && meanings.includes('approximate'),
    asStated: null,
  };
}

/** Null for words that say nothing. */
function bounded(words: string): { asStated: string | null; isCut: boolean } {
  if (words.trim() === '') return { asStated: null, isCut: false };
  if (words.length <= MAX_AS_STATED) return { asStated: words, isCut: false };
  const characters = [...words];
  if (characters.length <= MAX_AS_STATED) return { asStated: words, isCut: false };
  return { asStated: characters.slice(0, MAX_AS_STATED).join(''), isCut: true };
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The number that a value is, or that its text is as JSON writes one; else null. */
export function numberOf(value: string | number | boolean): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean' || !NUMBER.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number + 0 : null;
}

function valueWarnings(
  column: string,
  value: string | number | boolean,
  number: number | null,
  { decimals }: Held,
): Warning[] {
  if (number === null)
    return [{ code: 'not-a-number', detail: `${column}: no number, in a column of numbers` }];
  const problem = figureErrors(numbers(number, []), decimals);
  return [
    ...(typeof value === 'string'
      ? [{ code: 'number-as-text', detail: `${column}: ${number} as a text` }]
      : []),
    ...problem.map(({ detail }) => ({ code: 'not-a-count', detail: `${column}: ${number} ${detail}` })),
  ];
}

/** A column has words or numbers by what stands in it first: it may be the one by a slip. */
function textWarnings(column: string, value: string | number | boolean): Warning[] {
  if (typeof value !== 'number') return [];
  return [{ code: 'number-in-text', detail: `${column}: a number, in a column of words` }];
}

function unknownQualifier({ column, word, meaning }: Qualifier): Warning[] {
  if (meaning !== null) return [];
  const detail = `${column}: the series has no meaning for ${shownText(word)}`;
  return [{ code: 'unknown-qualifier', detail }];
}

function textCut(column: string): Warning {
  return { code: 'text-cut', detail: `${column}: the first ${MAX_AS_STATED} characters of a longer text` };
}
