/** A part of the map, in degrees. `east` is above 180 where it crosses the antimeridian, so that it is always above `west`. */
export interface View {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export type Point = readonly [lon: number, lat: number];

/** Nothing is shown nearer to the poles than this. */
const POLAR = 80;
/** A view is never closer than this many degrees from side to side. */
const LEAST = 0.05;
const MOST = 360;

export const WORLD: View = { west: -180, south: -60, east: 180, north: POLAR };

/** A view as the address has it, and as the ledger's own filter by `bbox` does: `22,44.2,40.3,52.4`. */
export function toText({ west, south, east, north }: View): string {
  return [wrapped(west), south, wrapped(east), north]
    .map((value) => String(Number(value.toFixed(4))))
    .join(',');
}

/** @returns null where the text is no view */
export function fromText(text: string | undefined): View | null {
  const numbers = (text ?? '').split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers;
  if (numbers.length !== 4 || numbers.some((value) => !Number.isFinite(value))) return null;
  if (south >= north || Math.abs(west) > 180 || Math.abs(east) > 180 || south < -90 || north > 90)
    return null;
  return inBounds({ west, south, east: east <= west ? east + 360 : east, north });
}

/** Closer by a factor above 1, further away by one below. */
export function zoomed(view: View, factor: number): View {
  const { lon, lat, width, height } = middleOf(view);
  return around(lon, lat, width / factor, height / factor);
}

/** By shares of its width to the east, and of its height to the north. */
export function moved(view: View, east: number, north: number): View {
  const { lon, lat, width, height } = middleOf(view);
  return around(lon + east * width, lat + north * height, width, height);
}

/** What has all of these in it, with some room; null where there is nothing to show. */
export function fit(boxes: readonly View[]): View | null {
  if (boxes.length === 0) return null;
  const { west, east } = longitudesOf(boxes);
  const south = Math.min(...boxes.map((box) => box.south));
  const north = Math.max(...boxes.map((box) => box.north));
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return around(lon, lat, Math.max((east - west) * 1.1, 1.5), Math.max((north - south) * 1.1, 1));
}

export function boxOfPoint([lon, lat]: Point): View {
  return { west: lon, south: lat, east: lon, north: lat };
}

/** Whether something of a box may be drawn where a view is; some more is, as a view has no straight edges. */
export function mayShow(view: View, box: View): boolean {
  const { lon, lat, width, height } = middleOf(view);
  if (width > 90 || Math.abs(lat) > 60) return true;
  if (box.north < lat - 1.5 * height || box.south > lat + 1.5 * height) return false;
  return [-360, 0, 360].some(
    (turn) => box.east + turn > lon - 1.5 * width && box.west + turn < lon + 1.5 * width,
  );
}

/** The shortest stretch around the world that has all of them: what is left out is the widest gap between them. */
function longitudesOf(boxes: readonly View[]): { west: number; east: number } {
  const sorted = boxes.map(({ west, east }) => ({ west, east })).sort((a, b) => a.west - b.west);
  const [first] = sorted;
  if (!first) return WORLD;
  let end = first.east;
  let best = { gap: -1, west: first.west };
  for (const { west, east } of sorted.slice(1)) {
    if (west - end > best.gap) best = { gap: west - end, west };
    end = Math.max(end, east);
  }
  const around = first.west + 360 - end;
  if (around >= best.gap) return { west: first.west, east: end };
  const east = Math.max(...sorted.filter(({ west }) => west < best.west).map((box) => box.east));
  return { west: best.west, east: east + 360 };
}

function around(lon: number, lat: number, width: number, height: number): View {
  const half = { width: width / 2, height: height / 2 };
  return inBounds({
    west: lon - half.width,
    south: lat - half.height,
    east: lon + half.width,
    north: lat + half.height,
  });
}

function inBounds(view: View): View {
  const { lon, lat, width, height } = middleOf(view);
  const wide = Math.min(MOST, Math.max(LEAST, width));
  const high = Math.min(2 * POLAR, Math.max(LEAST / 2, height));
  const middle = Math.min(POLAR - high / 2, Math.max(-POLAR + high / 2, lat));
  const west = wide === MOST ? -180 : wrapped(lon - wide / 2);
  return { west, east: west + wide, south: middle - high / 2, north: middle + high / 2 };
}

function middleOf({ west, south, east, north }: View) {
  return { lon: (west + east) / 2, lat: (south + north) / 2, width: east - west, height: north - south };
}

/** Within -180 and 180. */
function wrapped(lon: number): number {
  return Math.abs(lon) <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;
}
