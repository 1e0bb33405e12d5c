import { figure as figureOf } from '../../support/samples.js';
import { type Entry, ILLUSTRATION, type Later, type Thing, WEDNESDAY } from './line.js';
import { type SourceName, SOURCES } from './sources.js';
import { type StrikeName, STRIKES } from './strikes.js';

interface Reported {
  readonly family: string;
  readonly measure: string;
  readonly group?: string;
  readonly by: SourceName;
  readonly figure: object;
  readonly unit?: string;
  readonly running?: boolean;
  readonly note?: string;
}

/** A count about a strike, as one source states it, and what becomes of it. */
export const count = (about: StrikeName, reported: Reported, ...later: [Entry, ...Entry[]]): Thing =>
  countOf({ type: 'strike', id: STRIKES[about] }, reported, ...later);

/** A count about anything. */
export function countOf(
  subject: { readonly type: string; readonly id: string },
  { family, measure, group = 'all', by, figure, unit = 'people', running = false, note }: Reported,
  ...later: [Entry, ...Entry[]]
): Thing {
  const first: Entry = {
    by,
    statedAt: WEDNESDAY,
    body: { subject, measure, group, figure, running, note },
    stands: {
      family,
      subject,
      measure,
      group,
      period: null,
      running,
      unit,
      status: 'active',
      figure: figureOf(figure),
      figureRevision: 0,
      claims: [claim(by, figure, { revision: 0, adopted: true })],
      warnings: [],
    },
  };
  const what = group === 'all' ? measure : `${measure}, ${group}`;
  return { what, collection: `${family}-counts`, entries: [first, ...later] };
}

const claim = (by: SourceName, figure: object | null, members: object) =>
  expect.objectContaining({
    sourceId: SOURCES[by].id,
    figure: figure && figureOf(figure),
    standing: true,
    ...members,
  });

/** The figure changes, for that cause; a running one has a cause of its own. `null`: it is not known any longer. */
export const amended = ({ by, at, why }: Later, cause: string | undefined, figure: object | null): Entry => ({
  path: 'amendments',
  as: 'reviewer',
  by,
  statedAt: at,
  body: { figure, cause, reason: why, note: ILLUSTRATION + why },
  stands: {
    status: 'active',
    figure: figure && figureOf(figure),
    figureRevision: 1,
    claims: expect.arrayContaining([claim(by, figure, { revision: 1, adopted: true })]),
  },
});

/** An earlier entry was wrong: it is set right where it stands, as if it had been said so at once. */
export const setRight = ({ by, at, why }: Later, figure: object): Entry => {
  const { body, ...entry } = amended({ by, at, why }, 'recording_error', figure);
  return { ...entry, seenFrom: WEDNESDAY, body: { ...body, corrects: 0 } };
};

/** Another source's figure, beside the one in force. */
export const claimed = ({ by, at, why }: Later, figure: object): Entry => ({
  path: 'claims',
  by,
  statedAt: at,
  body: { figure, note: ILLUSTRATION + why },
  stands: {
    figureRevision: 0,
    claims: [expect.objectContaining({ adopted: true }), claim(by, figure, { revision: 1, adopted: false })],
  },
});

/** The claim of the other source becomes the figure in force, by the statement that it has. */
export const claimedAndAdopted = (later: Later, figure: object): [Entry, Entry] => [
  claimed(later, figure),
  {
    path: 'claims/1/adoption',
    as: 'reviewer',
    statedAt: later.at,
    body: { reason: later.why, note: ILLUSTRATION + later.why },
    stands: {
      figure: figureOf(figure),
      figureRevision: 2,
      claims: [
        expect.objectContaining({ adopted: false, standing: true }),
        claim(later.by, figure, { revision: 1, adopted: true }),
      ],
    },
  },
];

/** One proposes it, another accepts it. The proposal states nothing, and hides at no stated time. */
export const corrected = ({ by, at, why }: Later, cause: string, figure: object): [Entry, Entry] => [
  {
    path: 'corrections',
    by,
    statedAt: at,
    seenFrom: WEDNESDAY,
    body: { figure, cause, reason: why, note: ILLUSTRATION + why },
    stands: { figureRevision: 0 },
  },
  {
    path: 'corrections/:made/acceptance',
    as: 'reviewer',
    statedAt: at,
    body: { reason: 'Asked for again, and found so', note: ILLUSTRATION + why },
    stands: {
      figure: figureOf(figure),
      figureRevision: 2,
      claims: expect.arrayContaining([claim(by, figure, { revision: 2, adopted: true })]),
    },
  },
];

/** The source takes it back: a count without a figure, which is neither zero nor unknown. */
export const takenBack = ({ by, at, why }: Later, lastFigure: object): Entry => ({
  path: 'retraction',
  by,
  statedAt: at,
  body: { cause: 'source_retracted', reason: why, note: ILLUSTRATION + why },
  stands: {
    status: 'retracted',
    figure: undefined,
    lastFigure: figureOf(lastFigure),
    figureRevision: 1,
    claims: [expect.objectContaining({ adopted: false, standing: false })],
  },
});
