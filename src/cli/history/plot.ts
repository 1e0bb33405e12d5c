import { inWords, type ShownFigure } from '../terminal/words.js';

/** A figure that was in force, and since when. */
export interface PlotRow {
  readonly label: string;
  readonly isRetracted: boolean;
  /** Null where it is unknown; nothing where it is retracted. */
  readonly figure?: ShownFigure | null;
}

/** What a row is drawn with. */
const MARK = {
  best: '●',
  band: '░',
  bound: '│',
  openBelow: '‹',
  openAbove: '›',
  unknown: '?',
  retracted: '×',
} as const;

interface Scale {
  readonly from: number;
  readonly to: number;
}

/**
 * Figures as lines under each other: a point for the number itself, a band from low to high, open to the side where no bound
 * is given. What is unknown, retracted or only in words has no place on the scale, and a row of its own kind.
 * @param width of the scale, in characters
 */
export function plot(rows: readonly PlotRow[], width: number): string[] {
  const scale = scaleOf(rows.flatMap(({ figure }) => numbersOf(figure)));
  const labels = Math.max(0, ...rows.map(({ label }) => label.length));
  const lines = rows.map((row) => {
    const drawn = drawRow(row, scale, width).padEnd(width);
    return `  ${row.label.padEnd(labels)}  ${drawn}  ${row.isRetracted ? 'retracted' : inWords(row.figure)}`;
  });
  if (!scale) return lines;
  const [from, to] = [String(scale.from), String(scale.to)];
  return [
    ...lines,
    `  ${' '.repeat(labels)}  ${from}${to.padStart(Math.max(width - from.length, to.length + 1))}`,
  ];
}

/** From zero, unless all figures lie so close together that they could not be told apart. */
function scaleOf(numbers: readonly number[]): Scale | null {
  if (numbers.length === 0) return null;
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  const from = greatest - least < greatest / 10 && least < greatest ? least : 0;
  return { from, to: greatest === from ? from + 1 : greatest };
}

function numbersOf(figure: ShownFigure | null | undefined): number[] {
  return figure ? [figure.low, figure.best, figure.high].filter((number) => number !== null) : [];
}

function drawRow({ figure, isRetracted }: PlotRow, scale: Scale | null, width: number): string {
  if (isRetracted) return MARK.retracted;
  if (!figure) return MARK.unknown;
  if (!scale || numbersOf(figure).length === 0) return '';
  const columnOf = (number: number) =>
    Math.round(((number - scale.from) / (scale.to - scale.from)) * (width - 1));
  const { low, best, high } = figure;
  const cells = Array.from({ length: width }, () => ' ');
  // Data breaks the order of its bounds now and then: the band is between them all the same.
  const ends = [low ?? best, high ?? best].map((bound, side) => {
    return bound === null ? side * (width - 1) : columnOf(bound);
  });
  cells.fill(MARK.band, Math.min(...ends), Math.max(...ends) + 1);
  const put = (number: number | null, mark: string) => {
    if (number !== null) cells[columnOf(number)] = mark;
  };
  if (low === null && best === null) cells[0] = MARK.openBelow;
  if (high === null && best === null) cells[width - 1] = MARK.openAbove;
  put(low, MARK.bound);
  put(high, MARK.bound);
  put(best, MARK.best);
  return cells.join('').trimEnd();
}
