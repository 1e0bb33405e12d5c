import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { LaneCell, LaneContent } from '../../../projections/series/answers.js';
import { contentOf, FindLane } from '../../../projections/series/queries.js';
import { sameCell, underPresentNames } from '../../domain/counts/published-cell.js';
import type { PlacedCell } from '../../domain/series/cells.js';
import type { At } from '../../projection-runtime/at.js';
import { countId } from '../../ids/derived-ids.js';

/** A count about which a vintage says otherwise than the lane before it. */
export interface CellDifference {
  readonly countId: string;
  /** What the lane holds; null where it holds, or ever held, nothing. */
  readonly held: (LaneCell & LaneContent) | null;
  /** What the vintage holds; null for nothing. */
  readonly cell: PlacedCell | null;
}

interface Compared {
  readonly seriesId: string;
  readonly at: At;
  /** The vintage that is being taken: what it has written already is given too. Null for none. */
  readonly vintage: number | null;
  readonly placed: readonly PlacedCell[];
  /** What a column is called now, by any name that it ever had. */
  readonly presentName: (name: string) => string;
}

/** Cells of a lane in a page, and differences in one. */
const PAGE = 2_000;

/** Compares a vintage with what a series' own lane holds, by the read model. */
@Injectable()
export class LaneDifference {
  constructor(private readonly queries: QueryBus) {}

  /** Page by page: first what the lane has, then what only the vintage has. */
  async *pages({ seriesId, at, placed, ...compared }: Compared): AsyncGenerator<readonly CellDifference[]> {
    const left = new Map(placed.map((cell) => [countId(cell.count), cell]));
    for (let after: number | undefined = 0; after !== undefined;) {
      const lane: readonly LaneCell[] = await this.queries.execute(new FindLane(seriesId, at, after, PAGE));
      yield comparedWith(lane, left, compared);
      after = lane.length < PAGE ? undefined : lane.at(-1)?.cell;
      await setImmediate();
    }
    const fresh = [...left].map(([id, cell]): CellDifference => ({ countId: id, held: null, cell }));
    for (let from = 0; from < fresh.length; from += PAGE) {
      yield fresh.slice(from, from + PAGE);
    }
  }
}

/** Takes what the lane has out of what is left of the vintage. */
function comparedWith(
  lane: readonly LaneCell[],
  left: Map<string, PlacedCell>,
  { presentName, vintage }: Pick<Compared, 'presentName' | 'vintage'>,
): CellDifference[] {
  const differences: CellDifference[] = [];
  for (const held of lane) {
    const { countId: id } = held;
    const cell = left.get(id) ?? null;
    left.delete(id);
    if (held.vintage !== vintage && isSame(held, cell, presentName)) continue;
    differences.push({ countId: id, held: { ...held, ...contentOf(held) }, cell });
  }
  return differences;
}

function isSame(held: LaneCell, cell: PlacedCell | null, presentName: (name: string) => string): boolean {
  if (held.change === 'vanished' || cell === null) return held.change === 'vanished' && cell === null;
  const { key, column, values } = cell;
  // Members may stand in another order, or have had other names: then what they say is compared.
  const isSameText =
    held.column === column &&
    held.valuesText === JSON.stringify(values) &&
    held.keyText === JSON.stringify(key);
  return isSameText || sameCell(underPresentNames(contentOf(held), presentName), cell);
}
