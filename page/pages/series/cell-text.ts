import type { Cell } from './compare.js';

const NUMBERS = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

/** A cell for people. A text that looks like a number is in quotes, as it is another value than the number. */
export function cellInWords(cell: Cell): string {
  if (cell === null) return 'not known';
  if (typeof cell === 'number') return NUMBERS.format(cell);
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return /^\s*-?\d[\d.,\s]*$/.test(cell) ? `“${cell}”` : cell;
}
