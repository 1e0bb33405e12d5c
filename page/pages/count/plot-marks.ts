import * as Plot from '@observablehq/plot';
import type { Lane, Stretch } from './history.js';
import { laneLook, verticalScale } from './look.js';
import { inDigits, inWords } from '../../wording/figure.js';
import { inWords as timeInWords, tickInWords } from '../../wording/time.js';

export interface PlotOptions {
  readonly movement: readonly Stretch[];
  readonly lanes: readonly Lane[];
  readonly unit: string;
  /** Milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Unique in the page. */
  readonly id: string;
}

const SVG = 'http://www.w3.org/2000/svg';
/** Beyond so many, single entries are no longer marked. */
const MARKED = 150;
const HEIGHT = 320;

/** A stretch with its end in what is shown. */
type Drawn = Stretch & { readonly end: number };

/** The picture of how a figure moved. */
export function drawMovement(options: PlotOptions): SVGSVGElement {
  const { movement, lanes, from, to, width, unit, id } = options;
  const { domain } = verticalScale(options);
  const drawn = clip(movement, from, to);
  const plot = Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: 64,
    marginRight: 16,
    marginTop: 28,
    x: {
      type: 'utc',
      domain: [new Date(from), new Date(to)],
      label: null,
      ticks: Math.max(2, width / 130),
      // Its type leaves out the third parameter, which it gives.
      tickFormat: tickInWords as (at: Date, index: number) => string,
    },
    y: { domain: [...domain], label: `${unit} ↑`, grid: true, tickFormat: inDigits, ticks: 6 },
    marks: [
      gradients(id),
      ...states(drawn, domain),
      ...bands(drawn, domain, id),
      ...lanes.flatMap(({ stretches }, index) => line(clip(stretches, from, to), laneLook(index))),
      ...line(drawn, { colour: 'var(--accent)', dash: undefined }, 3),
      ...entries(drawn),
    ],
  });
  return accessible(plot as SVGSVGElement);
}

function clip(stretches: readonly Stretch[], from: number, to: number): Drawn[] {
  return stretches
    .map((stretch) => ({
      ...stretch,
      from: Math.max(stretch.from, from),
      end: Math.min(stretch.to ?? to, to),
    }))
    .filter(({ from: begin, end }) => end > begin);
}

/** Where there is no figure, the reason stands in its place. */
function states(drawn: readonly Drawn[], [bottom, top]: readonly [number, number]): Plot.Markish[] {
  const without = drawn.filter(({ state }) => state !== 'reported');
  return [
    Plot.rect(without, {
      x1: (d: Drawn) => new Date(d.from),
      x2: (d: Drawn) => new Date(d.end),
      y1: bottom,
      y2: top,
      fill: 'var(--line)',
      fillOpacity: 0.5,
    }),
    Plot.text(without, {
      x: (d: Drawn) => new Date((d.from + d.end) / 2),
      y: (bottom + top) / 2,
      text: (d: Drawn) => (d.state === 'retracted' ? 'retracted' : 'not known'),
      fill: 'var(--ink)',
      rotate: -90,
    }),
  ];
}

/** From low to high; where one of them is open, it fades away. */
function bands(
  drawn: readonly Drawn[],
  [bottom, top]: readonly [number, number],
  id: string,
): Plot.Markish[] {
  const ranged = drawn.filter(({ figure }) => figure && (figure.low !== null || figure.high !== null));
  const least = ({ figure }: Drawn) =>
    figure?.low ?? (figure?.best === null ? bottom : figure?.best) ?? bottom;
  const most = ({ figure }: Drawn) => figure?.high ?? (figure?.best === null ? top : figure?.best) ?? top;
  const fill = ({ figure }: Drawn) => {
    if (figure?.best === null && figure.high === null) return `url(#${id}-up)`;
    return figure?.best === null && figure.low === null ? `url(#${id}-down)` : 'var(--band)';
  };
  return [...Map.groupBy(ranged, fill)].map(([colour, some]) =>
    Plot.rect(some, {
      x1: (d: Drawn) => new Date(d.from),
      x2: (d: Drawn) => new Date(d.end),
      y1: least,
      y2: most,
      fill: colour,
    }),
  );
}

interface Look {
  readonly colour: string;
  readonly dash: string | undefined;
}

/** The number itself, or the bound that there is; a thin line for a bound beside another one. */
function line(drawn: readonly Drawn[], { colour, dash }: Look, strokeWidth = 2): Plot.Markish[] {
  const levels = drawn.flatMap((d) =>
    (['best', 'low', 'high'] as const).flatMap((bound) => {
      const value = d.state === 'reported' ? d.figure?.[bound] : null;
      return value === null || value === undefined ? [] : [{ ...d, bound, value }];
    }),
  );
  const isMain = (d: (typeof levels)[number]) => d.value === mainOf(d);
  return [
    Plot.link(levels, {
      x1: (d: Drawn) => new Date(d.from),
      x2: (d: Drawn) => new Date(d.end),
      y1: 'value',
      y2: 'value',
      stroke: colour,
      strokeWidth: (d: (typeof levels)[number]) => (isMain(d) ? strokeWidth : strokeWidth / 3),
      strokeDasharray: dash,
      strokeLinecap: 'butt',
    }),
    // From one to the next, where they touch.
    Plot.link(
      drawn.flatMap((d, index) => {
        const next = drawn[index + 1];
        const [one, other] = [mainOf(d), next && mainOf(next)];
        if (!next || next.from !== d.end || one === null || other === null || other === undefined) return [];
        return [{ at: new Date(d.end), one, other }];
      }),
      { x1: 'at', x2: 'at', y1: 'one', y2: 'other', stroke: colour, strokeWidth: 1, strokeDasharray: dash },
    ),
  ];
}

function mainOf({ figure, state }: Stretch): number | null {
  if (figure === null || state !== 'reported') return null;
  return figure.best ?? figure.low ?? figure.high;
}

/** Each entry where it begins, with what it says when somebody points at it. */
function entries(drawn: readonly Drawn[]): Plot.Markish[] {
  const shown = drawn.filter((d) => mainOf(d) !== null);
  const at = { x: (d: Drawn) => new Date(d.from), y: mainOf };
  const said = (d: Drawn) =>
    `${inWords(d.figure)}\nfrom ${timeInWords(new Date(d.from).toISOString())}\nrevision ${d.revision}`;
  const tip = Plot.tip(
    shown,
    Plot.pointerX({ ...at, title: said, fill: 'var(--raised)', stroke: 'var(--soft)' }),
  );
  if (shown.length > MARKED) return [tip];
  return [Plot.dot(shown, { ...at, r: 4, fill: 'var(--accent)', stroke: 'var(--paper)' }), tip];
}

/** What fades away where a bound is open. */
function gradients(id: string): Plot.Markish {
  return () => {
    const defs = document.createElementNS(SVG, 'defs');
    for (const [name, from, to] of [
      ['up', '1', '0'],
      ['down', '0', '1'],
    ] as const) {
      const gradient = document.createElementNS(SVG, 'linearGradient');
      const place = { id: `${id}-${name}`, x1: '0', x2: '0', y1: from, y2: to };
      for (const [key, value] of Object.entries(place)) gradient.setAttribute(key, value);
      for (const [offset, opacity] of [
        ['0', '0.45'],
        ['1', '0'],
      ] as const) {
        const stop = document.createElementNS(SVG, 'stop');
        const look = { offset, 'stop-color': 'var(--accent)', 'stop-opacity': opacity };
        for (const [key, value] of Object.entries(look)) stop.setAttribute(key, value);
        gradient.append(stop);
      }
      defs.append(gradient);
    }
    return defs;
  };
}

/** One picture to who does not see it: its label says what it shows, and the table beneath says all of it. */
function accessible(svg: SVGSVGElement): SVGSVGElement {
  for (const labelled of svg.querySelectorAll('[aria-label]')) labelled.removeAttribute('aria-label');
  // Its looks are in the page's styles: what is embedded would be refused.
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}
