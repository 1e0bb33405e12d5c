import { Injectable } from '@nestjs/common';
import { STRIKE } from '../../domain/catalogue/categories.js';
import type { CountState } from '../../domain/counts/state.js';
import type { Surroundings } from '../../domain/counts/surroundings.js';
import { evolveStrike } from '../../domain/strikes/state.js';
import { StreamLoader } from '../commands/stream-loader.js';
import { countId } from '../../ids/derived-ids.js';
import { CountNeighbours } from './count-neighbours.js';
import { CountsInForce } from './counts-in-force.js';
import { GroupRelatives } from './group-relatives.js';
import { MAX_CLIMB, PartCounts } from './part-counts.js';
import { identityOf, type Quantity } from './quantity.js';

type Relatives = Pick<Surroundings, 'earlier' | 'later' | 'measures' | 'contains' | 'within'>;

/**
 * Finds the counts that one count stands among. Those whose ids follow from its own are asked of the log at once; which
 * others there are, the read model says with what it does not show yet, and what they hold, the log again.
 */
@Injectable()
export class CountRelatives {
  constructor(
    private readonly loader: StreamLoader,
    private readonly counts: CountsInForce,
    private readonly neighbours: CountNeighbours,
    private readonly partCounts: PartCounts,
    private readonly groups: GroupRelatives,
  ) {}

  /**
   * @param state of the count itself, null before its first report
   * @param whole the strike that its subject is part of, null for none
   */
  async load(quantity: Quantity, state: CountState | null, whole: string | null): Promise<Relatives> {
    const [neighbours, measures, parts, wholes, groups] = await Promise.all([
      this.neighbours.load(quantity, state),
      this.measures(quantity),
      this.parts(quantity),
      this.wholes(quantity, whole),
      this.groups.load(quantity),
    ]);
    return {
      ...neighbours,
      measures,
      contains: [...parts, ...groups.contains],
      within: [...wholes, ...groups.within],
    };
  }

  /** The measures that the family orders against this one. */
  private async measures(quantity: Quantity): Promise<Surroundings['measures']> {
    const { family, measure } = quantity;
    const others = family.orders.flatMap(({ lesser, greater }) => {
      if (lesser === measure) return [greater];
      return greater === measure ? [lesser] : [];
    });
    return this.known(others, async (other) => {
      const figure = await this.counts.figureOf(family, countId({ ...identityOf(quantity), measure: other }));
      return figure === undefined ? null : { measure: other, figure };
    });
  }

  private async parts(quantity: Quantity): Promise<Relatives['contains']> {
    if (quantity.subject.type !== 'strike') return [];
    const figures = await this.partCounts.figures(quantity, null);
    return figures.length === 0 ? [] : [{ name: 'the parts', figures }];
  }

  /** The nearest whole that has a count of this quantity, with its other parts. */
  private async wholes(quantity: Quantity, partOf: string | null): Promise<Relatives['within']> {
    const { family, subject } = quantity;
    let id = partOf;
    for (let depth = 0; id !== null && depth < MAX_CLIMB; depth++) {
      const whole: Quantity = { ...quantity, subject: { type: 'strike', id } };
      const figure = await this.counts.figureOf(family, countId(identityOf(whole)));
      if (figure !== undefined) {
        return [{ name: 'the whole', figure, others: await this.partCounts.figures(whole, subject.id) }];
      }
      id = (await this.loader.loadAhead(STRIKE, id, evolveStrike)).state?.details.partOf ?? null;
    }
    return [];
  }

  /** What comes of each, without what comes to nothing. */
  private async known<Item, Found>(
    items: readonly Item[],
    find: (item: Item) => Promise<Found | null>,
  ): Promise<Found[]> {
    const found = await Promise.all(items.map(find));
    return found.filter((one) => one !== null);
  }
}
