import { type Entry, ILLUSTRATION, type Later, type Thing, WEDNESDAY } from './line.js';
import { type SourceName, SOURCES } from './sources.js';

const id = (number: number) => `0199f0e0-0000-7000-8007-${String(number).padStart(12, '0')}`;

/** The strikes of the night: a whole, what was part of it, and the other direction. */
export const STRIKES = {
  wholeAttack: id(1),
  kyiv: id(2),
  village: id(3),
  kindergarten: id(4),
  dniproDistrict: id(5),
  darnytskyiDistrict: id(6),
  energy: id(7),
  bryansk: id(8),
  saransk: id(9),
  makhachkala: id(10),
  droneFlight: id(11),
} as const;

export type StrikeName = keyof typeof STRIKES;

const NIGHT = { from: '2025-10-21', to: '2025-10-22', precision: 'days' };

interface Reported {
  readonly by: SourceName;
  readonly details: object;
  readonly note?: string;
  /** What else it shows. */
  readonly shows?: object;
}

/** A strike as one source states it, and what is said of it later. */
export function strike(
  name: StrikeName,
  { by, details, note, shows }: Reported,
  ...later: [Entry, ...Entry[]]
): Thing {
  const body = { id: STRIKES[name], occurred: NIGHT, means: [], ...details, note };
  const { means, occurred } = body;
  const stands = {
    status: 'claimed',
    statusExplained: { stances: [] },
    statedOtherwise: [],
    means,
    occurred,
    ...details,
    stances: [],
    detailsRevision: 0,
    ...shows,
  };
  const reported = { by, statedAt: WEDNESDAY, body, stands };
  return { what: 'the strike', collection: 'strikes', entries: [reported, ...later] };
}

interface Confirmed {
  readonly note: string;
  readonly details?: object;
  /** Of the stance. */
  readonly revision?: number;
}

/** Another source confirms it. This one may be part of what was reported. */
export const corroborated = (
  by: SourceName,
  statedAt: string,
  extent: 'full' | 'partial',
  { note, details = {}, revision = 1 }: Confirmed,
): Entry => ({
  path: 'corroborations',
  by,
  statedAt,
  body: { extent, details, note },
  stands: {
    status: extent === 'full' ? 'corroborated' : 'partially_corroborated',
    statusExplained: {
      because: extent === 'full' ? 'another source confirms it' : 'another source confirms part of it',
      stances: [revision],
    },
    ...stanceOf(by, { kind: 'corroboration', extent, note, details, revision }),
  },
});

/** Another source contests it, stating otherwise what it names. */
export const disputed = ({ by, at, why }: Later, details: object): Entry => ({
  path: 'disputes',
  by,
  statedAt: at,
  body: { details, note: ILLUSTRATION + why },
  stands: {
    status: 'disputed',
    statusExplained: { because: 'another source contests it', stances: [1] },
    ...stanceOf(by, { kind: 'dispute', extent: 'full', note: ILLUSTRATION + why, details, revision: 1 }),
  },
});

interface Stance {
  readonly kind: 'corroboration' | 'dispute';
  readonly extent: 'full' | 'partial';
  readonly note: string;
  readonly details: object;
  readonly revision: number;
}

/** The stance is there and stands. What it states otherwise is beside the details in force, which it does not touch. */
function stanceOf(by: SourceName, stance: Stance) {
  const sourceId = SOURCES[by].id;
  const { revision, details } = stance;
  const otherwise = Object.keys(details).length > 0 ? [{ sourceId, revision, details }] : [];
  return {
    stances: expect.arrayContaining([
      expect.objectContaining({ ...stance, sourceId, standing: true, takenBack: false }),
    ]),
    statedOtherwise: otherwise,
  };
}

/** Other details, as the stater or another source gives them. */
export const detailsAmended = ({ by, at, why }: Later, cause: string, changes: object): Entry => ({
  path: 'amendments',
  as: 'reviewer',
  by,
  statedAt: at,
  body: { changes, cause, reason: why, note: ILLUSTRATION + why },
  stands: { ...changes, detailsRevision: 1 },
});

/** Who claimed it takes it back. */
export const strikeTakenBack = ({ by, at, why }: Later): Entry => ({
  path: 'retraction',
  by,
  statedAt: at,
  body: { reason: why, note: ILLUSTRATION + why },
  stands: { status: 'retracted', statusExplained: { because: 'it was taken back' }, detailsRevision: 1 },
});
