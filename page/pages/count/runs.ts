import type { Stretch } from './history.js';

/** A stretch with its end in what is shown. */
export type Drawn = Stretch & { readonly end: number };

/** The stretches within a span of time, each with its end in it. Milliseconds. */
export function clip(stretches: readonly Stretch[], from: number, to: number): Drawn[] {
  return stretches
    .map((stretch) => ({
      ...stretch,
      from: Math.max(stretch.from, from),
      end: Math.min(stretch.to ?? to, to),
    }))
    .filter(({ from: begin, end }) => end > begin);
}

/** A corner of a line of steps, or of an area between two. Points of one run belong to one line. */
export interface Corner<Value> {
  readonly at: Date;
  readonly value: Value;
  readonly run: number;
}

/**
 * What stretches say as lines of steps, two corners a stretch. A line ends where the next stretch does not begin at once,
 * or says nothing of the kind.
 * @param valueOf what of a stretch is drawn; null: nothing
 */
export function runsOf<Value>(
  drawn: readonly Drawn[],
  valueOf: (stretch: Drawn) => Value | null,
): Corner<Value>[] {
  const corners: Corner<Value>[] = [];
  let run = 0;
  let end: number | null = null;
  for (const stretch of drawn) {
    const value = valueOf(stretch);
    if (value === null) continue;
    if (stretch.from !== end) run += 1;
    for (const at of [stretch.from, stretch.end]) corners.push({ at: new Date(at), value, run });
    end = stretch.end;
  }
  return corners;
}

/** The number that stands for a figure in a line: itself, or the bound that there is. */
export function mainOf({ figure, state }: Stretch): number | null {
  if (figure === null || state !== 'reported') return null;
  return figure.best ?? figure.low ?? figure.high;
}
