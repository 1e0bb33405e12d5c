import { inWords, type Bounds } from '../wording/figure.js';

const WIDTH = 160;
const HEIGHT = 14;
const MIDDLE = HEIGHT / 2;

interface Props {
  readonly figure: Bounds;
  /** What the whole width stands for, from zero. */
  readonly most: number;
}

/** From at least to at most as a bar, the number itself as a mark; an arrow where it is open above. */
export function Interval({ figure, most }: Props) {
  const { low, best, high } = figure;
  const at = (value: number) => (most > 0 ? Math.max(0, value / most) * (WIDTH - 14) + 1 : 1);
  const from = at(low ?? best ?? 0);
  const isOpen = high === null && best === null;
  const to = isOpen ? WIDTH - 6 : at(high ?? best ?? 0);
  return (
    <svg class="interval" width={WIDTH} height={HEIGHT} role="img" aria-label={inWords(figure)}>
      <line x1="1" x2={WIDTH} y1={MIDDLE} y2={MIDDLE} stroke="var(--line)" />
      <line
        x1={from}
        x2={to}
        y1={MIDDLE}
        y2={MIDDLE}
        stroke="var(--accent)"
        stroke-width="6"
        opacity="0.45"
      />
      {isOpen ? (
        <path d={`M${WIDTH - 8} 2 l6 ${MIDDLE - 2} l-6 ${MIDDLE - 2}`} fill="none" stroke="var(--accent)" />
      ) : null}
      {best === null ? null : <circle cx={at(best)} cy={MIDDLE} r="4.5" fill="var(--accent)" />}
    </svg>
  );
}

/** The greatest number of some figures. */
export function greatestOf(figures: readonly (Bounds | null | undefined)[]): number {
  return Math.max(
    0,
    ...figures.flatMap((figure) => [figure?.low ?? 0, figure?.best ?? 0, figure?.high ?? 0]),
  );
}
