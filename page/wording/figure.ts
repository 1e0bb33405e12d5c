import type { StatedFigure } from '../ledger/answers.js';

const NUMBERS = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** A number for people: 10,000,000. */
export function inDigits(value: number): string {
  return NUMBERS.format(value);
}

/** The bounds of a figure, wherever it came from: a source's, or a total's. */
export type Bounds = Pick<StatedFigure, 'low' | 'best' | 'high'> & Partial<StatedFigure>;

/** What a figure says: 7; about 4,300; at least 6; 72 to 175; 10 (8 to 12). `null`: not known. */
export function inWords(figure: Bounds | null): string {
  if (figure === null) return 'not known';
  const { low, best, high, approximate = false, asStated = null } = figure;
  const about = approximate ? 'about ' : '';
  if (best === null)
    return about + (rangeOf(low, high) ?? (asStated === null ? 'not known' : `“${asStated}”`));
  // A sum of exact figures says the same three times.
  const isExact = (low === null || low === best) && (high === null || high === best);
  return `${about}${inDigits(best)}${isExact ? '' : ` (${rangeOf(low, high)})`}`;
}

function rangeOf(low: number | null, high: number | null): string | null {
  if (low !== null && high !== null) return `${inDigits(low)} to ${inDigits(high)}`;
  if (low !== null) return `at least ${inDigits(low)}`;
  return high === null ? null : `at most ${inDigits(high)}`;
}

const ONE: Readonly<Record<string, string>> = {
  people: 'person',
  munitions: 'munition',
  objects: 'object',
  facilities: 'facility',
};

/** What is counted, after the words of a figure: 1 person; at least 1 person; 1 to 3 people. */
export function unitInWords(unit: string, figure: Bounds | null): string {
  const last = figure === null ? null : (figure.best ?? figure.high ?? figure.low);
  const isRange = figure?.best !== null && (figure?.low ?? last) !== (figure?.high ?? last);
  return last === 1 && !isRange ? (ONE[unit] ?? unit) : unit;
}

/** What was in force: a figure, that it is not known, that it was retracted, or that there was nothing (`undefined`). */
export interface ShownValue {
  readonly status?: string;
  readonly figure?: Bounds | null;
  readonly lastFigure?: Bounds | null;
}

/** The four things that must not be taken for each other, and a figure. Zero is a figure. */
export type State = 'reported' | 'unknown' | 'retracted' | 'absent';

export function stateOf(value: ShownValue | null | undefined): State {
  if (!value) return 'absent';
  if (value.status === 'retracted') return 'retracted';
  if (value.figure === undefined) return 'absent';
  return value.figure === null ? 'unknown' : 'reported';
}

/** A value in a line of text. */
export function valueInWords(value: ShownValue | null | undefined): string {
  switch (stateOf(value)) {
    case 'absent':
      return 'nothing recorded';
    case 'retracted':
      return value?.lastFigure ? `retracted (was ${inWords(value.lastFigure)})` : 'retracted';
    case 'unknown':
      return 'not known';
    case 'reported':
      return inWords(value?.figure ?? null);
  }
}
