/** A figure as the ledger answers it. */
export interface ShownFigure {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly approximate: boolean;
  readonly asStated: string | null;
}

/** `undefined`: there is none at that point; `null`: the source does not know. */
export function inWords(figure: ShownFigure | null | undefined): string {
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

/** What was in force, where it may have been retracted or not there at all. */
export function valueInWords(status: string | undefined, figure: ShownFigure | null | undefined): string {
  return status === 'retracted' ? 'retracted' : inWords(figure);
}

/** `count-amended` of `conflict-ledger.casualty-count-amended.v1`. */
export function eventInWords(type: string): string {
  return type
    .replace(/^conflict-ledger\./, '')
    .replace(/^[a-z_]+-(?=(count|claim|correction)-)/, '')
    .replace(/\.v\d+$/, '');
}
