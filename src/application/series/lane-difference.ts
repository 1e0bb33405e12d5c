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

/** What a comparison takes one step further. */
export interface ComparedPage {
  readonly differences: readonly CellDifference[];
  /** Cells of the lane that hold what the vintage says. */
  readonly same: readonly LaneCell[];
}

interface Compared {
  readonly seriesId: string;
  readonly at: At;
  readonly placed: readonly PlacedCell[];
  /** What a column is called now. */
  readonly presentName: (name: string) => string;
}

/** Cells of a lane in a page, and differences in one. */
const PAGE = 2_000;

/** Compares a vintage with what a series' own lane holds, by the read model. */
@Injectable()
export class LaneDifference {
  constructor(private readonly queries: QueryBus) {}

  /** Page by page: first what the lane has, then what only the vintage has. */
  async *pages({ seriesId, at, placed, presentName }: Compared): AsyncGenerator<ComparedPage> {
    const left = new Map(placed.map((cell) => [countId(cell.count), cell]));
    for (let after: number | undefined = 0; after !== undefined;) {
      const lane: readonly LaneCell[] = await this.queries.execute(new FindLane(seriesId, at, after, PAGE));
      yield comparedWith(lane, left, presentName);
      after = lane.length < PAGE ? undefined : lane.at(-1)?.cell;
      await setImmediate();
    }
    const fresh = [...left].map(([id, cell]): CellDifference => ({ countId: id, held: null, cell }));
    for (let from = 0; from < fresh.length; from += PAGE) {
      yield { differences: fresh.slice(from, from + PAGE), same: [] };
    }
  }
}

/** Takes what the lane has out of what is left of the vintage. */
function comparedWith(
  lane: readonly LaneCell[],
  left: Map<string, PlacedCell>,
  presentName: (name: string) => string,
): ComparedPage {
  const differences: CellDifference[] = [];
  const same: LaneCell[] = [];
  for (const held of lane) {
    const cell = left.get(held.countId) ?? null;
    left.delete(held.countId);
    if (isSame(held, cell, presentName)) same.push(held);
    else differences.push({ countId: held.countId, held: { ...held, ...contentOf(held) }, cell });
  }
  return { differences, same };
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
