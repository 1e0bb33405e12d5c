/**
 * A percentile by nearest rank: of n values the ceil(share * n)-th, so that it is always one of them. The median of
 * 1, 2, 3, 4 is 2, and of one value each percentile is that value.
 * @param ordered values in ascending order, at least one
 * @param share above 0, at most 1
 */
export function nearestRank(ordered: readonly number[], share: number): number {
  // 0.9 * 10 must be rank 9, whatever the last bit of the product says.
  const rank = Math.ceil(Number((share * ordered.length).toFixed(9)));
  const value = ordered[Math.max(rank, 1) - 1];
  if (value === undefined) throw new RangeError(`no rank ${rank} among ${ordered.length} values`);
  return value;
}
