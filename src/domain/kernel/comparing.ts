import type { Figure, StatedFigure } from './figure.js';

/** What a figure says that it is at least; null when it says nothing of that. */
export function leastOf({ low, best }: StatedFigure): number | null {
  return low ?? best;
}

/** What a figure says that it is at most; null when that is open. */
export function mostOf({ high, best }: StatedFigure): number | null {
  return high ?? best;
}

/** Whether a figure is above another: best against best, else surely above whatever the bounds leave open. */
export function isAbove(one: Figure, other: Figure): boolean {
  return numbersAbove(one, other) !== null;
}

/** The numbers by which a figure is above another, the greater one first; null where it is not. */
export function numbersAbove(one: Figure, other: Figure): readonly [number, number] | null {
  if (one === null || other === null) return null;
  const areNumbers = one.best !== null && other.best !== null;
  const [least, most] = areNumbers ? [one.best, other.best] : [leastOf(one), mostOf(other)];
  return least !== null && most !== null && least > most ? [least, most] : null;
}

/** A figure for people: 7, at least 6, 6 to 9. */
export function inWords(figure: Figure): string {
  if (figure === null) return 'not known';
  const { low, best, high, asStated } = figure;
  if (best !== null) return String(best);
  if (low !== null && high !== null) return `${low} to ${high}`;
  if (low !== null) return `at least ${low}`;
  return high === null ? (asStated ?? '') : `at most ${high}`;
}
