import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindGroupCounts } from '../../../projections/counts/queries.js';
import { ALL } from '../../domain/counts/groups.js';
import type { Surroundings } from '../../domain/counts/surroundings.js';
import type { Figure } from '../../domain/kernel/figure.js';
import { MAX_CONTAINERS } from '../../domain/kernel/group-depth.js';
import { countId } from '../../ids/derived-ids.js';
import { Definitions } from '../commands/definitions.js';
import { CountsInForce } from './counts-in-force.js';
import { identityOf, type Quantity } from './quantity.js';
import { RecentCounts } from './recent-counts.js';

type Relatives = Pick<Surroundings, 'contains' | 'within'>;

/** Where a group lies. */
interface Place {
  readonly group: string;
  /** Null for the whole, and for a code that nobody defined: it may overlap with any. */
  readonly scheme: string | null;
  /** The groups that contain it, the nearest first; none for the whole. */
  readonly containers: readonly string[];
}

interface GroupFigure extends Place {
  readonly figure: Figure;
}

/** Finds the counts of the other groups of one quantity: those within its group, and those that it is within. */
@Injectable()
export class GroupRelatives {
  constructor(
    private readonly queries: QueryBus,
    private readonly definitions: Definitions,
    private readonly counts: CountsInForce,
    private readonly recent: RecentCounts,
  ) {}

  async load(quantity: Quantity): Promise<Relatives> {
    const [own, others] = await Promise.all([this.placeOf(quantity.group), this.others(quantity)]);
    return { contains: containedIn(own, others), within: await this.containing(quantity, own, others) };
  }

  private async others(quantity: Quantity): Promise<GroupFigure[]> {
    const recent = this.recent.differingIn('group', identityOf(quantity));
    const found = await this.queries.execute(new FindGroupCounts(identityOf(quantity)));
    const groups = new Map([...found, ...recent].map(({ id, group }) => [id, group]));
    const placed = await Promise.all(
      [...groups].map(async ([id, group]) => {
        const figure = await this.counts.figureOf(quantity.family, id);
        return figure === undefined ? null : { ...(await this.placeOf(group)), figure };
      }),
    );
    return placed.filter((one) => one !== null);
  }

  /** The nearest one with the figures of those that lie in it beside this one. */
  private async containing(
    quantity: Quantity,
    own: Place,
    others: readonly GroupFigure[],
  ): Promise<Relatives['within']> {
    const [nearest] = own.containers;
    const beside = others.filter(
      ({ scheme, containers }) => scheme !== null && scheme === own.scheme && containers[0] === nearest,
    );
    const found = await Promise.all(
      own.containers.map(async (group) => {
        // Its id follows from this one's, so the log is asked, which no read model lags behind.
        const id = countId({ ...identityOf(quantity), group });
        const figure = await this.counts.figureOf(quantity.family, id);
        if (figure === undefined) return null;
        return {
          name: `group ${group}`,
          figure,
          others: group === nearest ? beside.map((one) => one.figure) : [],
        };
      }),
    );
    return found.filter((one) => one !== null);
  }

  private async placeOf(group: string): Promise<Place> {
    const containers: string[] = [];
    const defined = await this.definitions.group(group);
    for (let code = group, next = defined; code !== ALL && containers.length < MAX_CONTAINERS;) {
      code = next?.within ?? ALL;
      containers.push(code);
      next = await this.definitions.group(code);
    }
    return { group, scheme: defined?.scheme ?? null, containers };
  }
}

/** Groups right within one and of one scheme never overlap, so they are added; any other stands alone. */
function containedIn(own: Place, others: readonly GroupFigure[]): Relatives['contains'] {
  const inside = others.filter(({ containers }) => containers.includes(own.group));
  const lists = Map.groupBy(inside, ({ group, scheme, containers }) =>
    scheme !== null && containers[0] === own.group ? `scheme ${scheme}` : `group ${group}`,
  );
  return [...lists.values()].map((list) => ({
    name: `${list.length > 1 ? 'groups' : 'group'} ${list.map(({ group }) => group).join(', ')}`,
    figures: list.map(({ figure }) => figure),
  }));
}
