/** How the example shows figures to a reader. */

export interface Figure {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly approximate: boolean;
  readonly asStated: string | null;
}

/** `undefined`: there is none at that point; `null`: the source does not know. */
export function inWords(figure: Figure | null | undefined): string {
  if (figure === undefined) return 'nothing';
  if (figure === null) return 'unknown';
  // A sum of exact figures says the same three times.
  if (figure.low === figure.best && figure.best === figure.high && figure.best !== null)
    return String(figure.best);
  const parts = [
    figure.low === null ? [] : [`at least ${figure.low}`],
    figure.best === null ? [] : [`${figure.approximate ? 'about ' : ''}${figure.best}`],
    figure.high === null ? [] : [`at most ${figure.high}`],
  ].flat();
  return parts.length > 0 ? parts.join(', ') : `"${figure.asStated}"`;
}

/** Rows under their headings, columns as wide as they need to be. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) => `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
