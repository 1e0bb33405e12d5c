import type { SubjectType } from '../../src/domain/counts/identity.js';
import { evolveSituation, type SituationState } from '../../src/domain/situations/state.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';
import type { TollSubject } from '../../src/domain/tolls/counted.js';
import { type Forest, forestOf, type Link } from '../../src/domain/tolls/forest.js';
import { windowOf } from '../../src/domain/tolls/windows.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { SITUATION_TABLES } from '../situations/projection.js';
import { STRIKES_AT_POINT } from '../strikes/reader.js';

/** What counts are about, with the wholes that they are parts of. */
export interface Subjects {
  readonly byId: ReadonlyMap<string, TollSubject>;
  readonly forest: Forest;
}

interface StrikeRow {
  readonly sequence: number;
  readonly status: 'active' | 'retracted';
  readonly partOf: string | null;
  readonly details: string;
}

/** Subjects by their ids; strikes with all wholes above them. */
export function readSubjects(
  model: ReadModel,
  type: SubjectType,
  ids: Iterable<string>,
  point: PointParameters,
): Subjects {
  const byId = new Map<string, TollSubject>();
  const links: Link[] = [];
  for (const id of ids) {
    if (type === 'situation') byId.set(id, readSituation(model, id, point));
    else climb(id);
  }
  return { byId, forest: forestOf(links) };

  function climb(first: string): void {
    for (let id: string | null = first; id !== null && !byId.has(id);) {
      const row = readStrike(model, id, point);
      byId.set(id, row ? strikeSubject(id, row) : nothingKnown(id));
      const whole: string | null = row?.partOf ?? null;
      if (row && whole !== null) links.push({ part: id, whole, sequence: row.sequence });
      id = whole;
    }
  }
}

// Made once: it is asked thousands of times for one total.
const STRIKE = `
  SELECT e.sequence, e.status, e.part_of AS partOf, e.details FROM ${STRIKES_AT_POINT} WHERE s.id = @id`;

function readStrike(model: ReadModel, id: string, point: PointParameters): StrikeRow | undefined {
  return model.get<StrikeRow>(STRIKE, { id, ...point });
}

function strikeSubject(id: string, { status, details: text }: StrikeRow): TollSubject {
  const { place, attacker, occurred } = JSON.parse(text) as StrikeDetails;
  const { country, admin1 } = place;
  return { id, status, country, admin1, attacker, window: windowOf(occurred) };
}

function readSituation(model: ReadModel, id: string, point: PointParameters): TollSubject {
  const stream = SITUATION_TABLES.find(model, id, { sequence: point.sequence, statedAt: point.stated });
  const state = stream?.entries.reduce<SituationState | null>(
    (before, entry) => evolveSituation(before, entry),
    null,
  );
  const { country = null, admin1 = null } = state?.details.place ?? {};
  return { ...nothingKnown(id), country, admin1 };
}

/** A count may be in force where what it is about was not stated yet. */
function nothingKnown(id: string): TollSubject {
  return { id, status: 'active', country: null, admin1: null, attacker: null, window: null };
}
