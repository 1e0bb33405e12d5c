import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Subject } from '../../src/domain/counts/identity.js';
import type { Place } from '../../src/domain/kernel/place.js';
import { evolveSituation, type SituationState } from '../../src/domain/situations/state.js';
import type { StrikeDetails } from '../../src/domain/strikes/details.js';
import type { At } from '../../src/projection-runtime/at.js';
import { pointOf } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import { SITUATION_TABLES } from '../situations/projection.js';
import { STRIKES_AT_POINT } from '../strikes/reader.js';

/** Where strikes and situations are as of a point, in their order; null for one of which nothing is in force there. */
export class ListPlaces extends Query<readonly (Place | null)[]> {
  constructor(
    readonly subjects: readonly Subject[],
    readonly at: At,
  ) {
    super();
  }
}

@QueryHandler(ListPlaces)
export class ListPlacesHandler implements IQueryHandler<ListPlaces> {
  constructor(private readonly model: ReadModel) {}

  async execute({ subjects, at }: ListPlaces): Promise<readonly (Place | null)[]> {
    const known = new Map<string, Place | null>();
    return subjects.map(({ type, id }) => {
      const key = `${type}/${id}`;
      const place = known.get(key);
      if (place !== undefined) return place;
      const found = type === 'strike' ? this.ofStrike(id, at) : this.ofSituation(id, at);
      known.set(key, found);
      return found;
    });
  }

  private ofStrike(id: string, at: At): Place | null {
    const sql = `SELECT e.details FROM ${STRIKES_AT_POINT} WHERE s.id = @id`;
    const row = this.model.get<{ details: string }>(sql, { id, ...pointOf(at) });
    return row ? (JSON.parse(row.details) as StrikeDetails).place : null;
  }

  private ofSituation(id: string, at: At): Place | null {
    const stream = SITUATION_TABLES.find(this.model, id, at);
    const state = stream?.entries.reduce<SituationState | null>(
      (before, entry) => evolveSituation(before, entry),
      null,
    );
    return state?.details.place ?? null;
  }
}

export const PLACE_QUERIES = [ListPlacesHandler];
