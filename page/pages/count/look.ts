import type { Lane, Stretch } from './history.js';

/** Where all values are closer to each other than this share of the greatest, the scale does not begin at zero. */
const CLOSE = 0.25;
const DASHES = ['6 3', '2 3', '9 3 2 3', '1 4', '12 4'];

/** The colour of a source's line, by its place among them: five, which then come again with other dashes. */
export function laneLook(index: number): { readonly colour: string; readonly dash: string } {
  return {
    colour: `var(--claim-${(index % 5) + 1})`,
    dash: DASHES[Math.floor(index / 5) % DASHES.length] ?? '6 3',
  };
}

interface Drawing {
  readonly movement: readonly Stretch[];
  readonly lanes: readonly Lane[];
}

/** The least and the greatest number that is shown; whether the scale begins at zero. */
export function verticalScale(options: Drawing): {
  readonly domain: readonly [number, number];
  readonly beginsAtZero: boolean;
} {
  const all = [...options.movement, ...options.lanes.flatMap(({ stretches }) => stretches)];
  const numbers = all.flatMap(({ figure }) =>
    figure === null ? [] : [figure.low, figure.best, figure.high].filter((bound) => bound !== null),
  );
  if (numbers.length === 0) return { domain: [0, 1], beginsAtZero: true };
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  // What is open above needs room to show it.
  const isOpen = all.some(({ figure }) => figure !== null && figure.best === null && figure.high === null);
  const isClose = least > 0 && most > 20 && most - least < most * CLOSE;
  const bottom = isClose ? Math.max(0, least - (most - least || most * 0.1)) : Math.min(0, least);
  const room = (most - bottom || 1) * (isOpen ? 0.35 : 0.12);
  return { domain: [bottom, most + room], beginsAtZero: !isClose };
}
