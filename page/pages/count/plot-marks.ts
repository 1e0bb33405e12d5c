import * as Plot from '@observablehq/plot';
import type { Lane, Stretch } from './history.js';
import { laneLook, verticalScale } from './look.js';
import { clip, type Corner, type Drawn, mainOf, runsOf } from './runs.js';
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

/** So wide at least is where a word stands. */
const TEXT_PIXELS = 16;

/** The least and the greatest number that is shown. */
type Domain = readonly [number, number];

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
      ...states(drawn, domain, (to - from) / width),
      ...bands(drawn, domain, id),
      ...lanes.flatMap(({ stretches }, index) => line(clip(stretches, from, to), laneLook(index))),
      ...line(drawn, { colour: 'var(--accent)', dash: undefined }, 3),
      ...entries(drawn),
    ],
  });
  return accessible(plot as SVGSVGElement);
}

/** Where there is no figure, the reason stands in its place, if there is room for it. */
function states(drawn: readonly Drawn[], [bottom, top]: Domain, msOfPixel: number): Plot.Markish[] {
  const without = drawn.filter(({ state }) => state !== 'reported');
  return [
    Plot.rect(without, {
      x1: (d: Drawn) => new Date(d.from),
      x2: (d: Drawn) => new Date(d.end),
      y1: bottom,
      y2: top,
      fill: 'var(--line)',
      fillOpacity: 0.6,
    }),
    Plot.text(
      without.filter(({ from, end }) => end - from > TEXT_PIXELS * msOfPixel),
      {
        x: (d: Drawn) => new Date((d.from + d.end) / 2),
        y: (bottom + top) / 2,
        text: (d: Drawn) => (d.state === 'retracted' ? 'retracted' : 'not known'),
        fill: 'var(--ink)',
        rotate: -90,
      },
    ),
  ];
}

interface Band {
  readonly least: number;
  readonly most: number;
}

/** From low to high; where one of them is open, it fades away. */
function bands(drawn: readonly Drawn[], [bottom, top]: Domain, id: string): Plot.Markish[] {
  const kinds = [
    {
      isIt: isOpenAbove,
      fill: `url(#${id}-up)`,
      of: (d: Drawn) => ({ least: mainOf(d) ?? bottom, most: top }),
    },
    {
      isIt: isOpenBelow,
      fill: `url(#${id}-down)`,
      of: (d: Drawn) => ({ least: bottom, most: mainOf(d) ?? top }),
    },
    { isIt: isBetween, fill: 'var(--band)', of: between },
  ];
  return kinds.map(({ isIt, fill, of }) =>
    Plot.areaY(
      runsOf<Band>(drawn, (d) => (isIt(d) ? of(d) : null)),
      {
        x: 'at',
        y1: ({ value }: Corner<Band>) => value.least,
        y2: ({ value }: Corner<Band>) => value.most,
        z: 'run',
        fill,
      },
    ),
  );
}

function isOpenAbove({ figure }: Drawn): boolean {
  return figure !== null && figure.low !== null && figure.best === null && figure.high === null;
}

function isOpenBelow({ figure }: Drawn): boolean {
  return figure !== null && figure.high !== null && figure.best === null && figure.low === null;
}

function isBetween({ figure }: Drawn): boolean {
  const given = [figure?.low, figure?.best, figure?.high].filter(
    (bound) => bound !== null && bound !== undefined,
  );
  return given.length > 1;
}

function between(d: Drawn): Band {
  const main = mainOf(d) ?? 0;
  return { least: d.figure?.low ?? main, most: d.figure?.high ?? main };
}

interface Look {
  readonly colour: string;
  readonly dash: string | undefined;
}

/** The number itself, or the bound that there is; thin lines for bounds beside it. */
function line(drawn: readonly Drawn[], { colour, dash }: Look, strokeWidth = 2): Plot.Markish[] {
  const bound = (name: 'low' | 'high') => (d: Drawn) => (isBetween(d) ? (d.figure?.[name] ?? null) : null);
  const looks = [
    { corners: runsOf(drawn, bound('low')), width: strokeWidth / 3 },
    { corners: runsOf(drawn, bound('high')), width: strokeWidth / 3 },
    { corners: runsOf(drawn, mainOf), width: strokeWidth },
  ];
  return looks.map(({ corners, width }) =>
    Plot.line(corners, {
      x: 'at',
      y: 'value',
      z: 'run',
      stroke: colour,
      strokeWidth: width,
      strokeDasharray: dash,
      strokeLinejoin: 'miter',
    }),
  );
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
