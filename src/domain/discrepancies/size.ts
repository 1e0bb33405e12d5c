/** How far figures are apart. */
export interface Size {
  /** In the unit of the measure. */
  readonly absolute: number;
  /** Of the greater one: 0 to 1. */
  readonly relative: number;
}

/** @param greater the greater one of what is compared */
export function sizeOf(absolute: number, greater: number): Size {
  // Binary fractions of decimals leave a trace; six places are the most that a measure has.
  const exact = Number(absolute.toFixed(6));
  return { absolute: exact, relative: greater > 0 ? Number((exact / greater).toFixed(6)) : 0 };
}
