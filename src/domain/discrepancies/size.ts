/** How far figures are apart. */
export interface Size {
  /** In the unit of the measure. */
  readonly absolute: number;
  /** Of the greater one: 0 to 1. */
  readonly relative: number;
}

/**
 * Publishers have figures below zero, now and then: what is as far apart as the greater one, or farther, is apart wholly.
 * @param greater the greater one of what is compared
 */
export function sizeOf(absolute: number, greater: number): Size {
  // Binary fractions of decimals leave a trace; six places are the most that a measure has.
  const exact = Number(absolute.toFixed(6));
  if (exact === 0) return { absolute: 0, relative: 0 };
  return { absolute: exact, relative: greater <= exact ? 1 : Number((exact / greater).toFixed(6)) };
}
