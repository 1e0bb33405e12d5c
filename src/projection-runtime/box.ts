/** A part of the map, in degrees; one whose west is greater than its east crosses the antimeridian. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** SQL: whether a point is in the box of {@link boxParameters}, edges included. */
export const inBox = (lon: string, lat: string) => `
  ${lat} BETWEEN @south AND @north
  AND (${lon} BETWEEN @westFrom AND @westTo OR ${lon} BETWEEN @eastFrom AND @eastTo)`;

/** A box as named parameters: two spans of longitudes, the second empty unless the box crosses the antimeridian. */
export function boxParameters({ west, south, east, north }: Box) {
  const spans =
    west <= east
      ? { westFrom: west, westTo: east, eastFrom: 1, eastTo: 0 }
      : { westFrom: west, westTo: 180, eastFrom: -180, eastTo: east };
  return { south, north, ...spans };
}
