import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPartCounts } from '../../../projections/counts/queries.js';
import { STRIKE } from '../../domain/catalogue/categories.js';
import type { Family } from '../../domain/counts/families.js';
import type { CountIdentity } from '../../domain/counts/identity.js';
import type { Figure } from '../../domain/kernel/figure.js';
import { MAX_CONTAINERS } from '../../domain/kernel/group-depth.js';
import { evolveStrike } from '../../domain/strikes/state.js';
import { StreamLoader } from '../commands/stream-loader.js';
import { countId } from '../../ids/derived-ids.js';
import { CountsInForce } from './counts-in-force.js';
import { identityOf, type Quantity } from './quantity.js';
import { RecentCounts } from './recent-counts.js';

/** How many groups are climbed through, and wholes: of groups there are no more, and what lies farther warns nobody. */
export const MAX_CLIMB = MAX_CONTAINERS;

/** Finds what the parts of a strike come to: of a part that has no count, its own parts stand for it. */
@Injectable()
export class PartCounts {
  constructor(
    private readonly loader: StreamLoader,
    private readonly queries: QueryBus,
    private readonly counts: CountsInForce,
    private readonly recent: RecentCounts,
  ) {}

  /**
   * The figures in force.
   * @param quantity about the whole
   * @param except a part that is left out with all its parts; null for none
   */
  async figures(quantity: Quantity, except: string | null): Promise<Figure[]> {
    const { family } = quantity;
    const ids = await this.find(identityOf(quantity), family, except);
    const figures = await Promise.all(ids.map((id) => this.counts.figureOf(family, id)));
    return figures.filter((figure) => figure !== undefined);
  }

  private async find(
    whole: CountIdentity,
    family: Family,
    except: string | null,
  ): Promise<readonly string[]> {
    const recent = this.recent
      .differingIn('subject', whole)
      .filter(({ subject }) => subject.type === 'strike')
      .map(({ id }) => id);
    const found = await this.queries.execute(new FindPartCounts(whole, except));
    if (recent.length === 0) return found;
    // What is so new may stand for a part whose own parts were found, or lie elsewhere: the log knows.
    const ids = [...new Set([...found, ...recent])];
    const stand = await Promise.all(ids.map((id) => this.standsInWhole(id, whole, family, except)));
    return ids.filter((_, index) => stand[index]);
  }

  /** Whether a count is about a part of the whole that nothing between them stands for. */
  private async standsInWhole(
    id: string,
    whole: CountIdentity,
    family: Family,
    except: string | null,
  ): Promise<boolean> {
    let part = (await this.counts.stateOf(family, id))?.subject.id;
    for (let depth = 0; part !== undefined && depth < MAX_CLIMB; depth++) {
      if (part === except) return false;
      const { state } = await this.loader.loadAhead(STRIKE, part, evolveStrike);
      if (state?.status !== 'active') return false;
      const { partOf } = state.details;
      if (partOf === null || partOf === whole.subject.id) return partOf !== null;
      const between = countId({ ...whole, subject: { type: 'strike', id: partOf } });
      if ((await this.counts.stateOf(family, between)) !== null) return false;
      part = partOf;
    }
    return false;
  }
}
