import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  type CountNeighbours as NearestPeriods,
  FindCountNeighbours,
  type PeriodCount,
} from '../../../projections/counts/queries.js';
import { type DaysOfNotice, FindNoticeScopes } from '../../../projections/notices/queries.js';
import { liesBetween } from '../../domain/counts/breaks.js';
import { type Family, findMeasure } from '../../domain/counts/families.js';
import type { CountIdentity } from '../../domain/counts/identity.js';
import type { CountState } from '../../domain/counts/state.js';
import type { Surroundings } from '../../domain/counts/surroundings.js';
import { breaksSeries } from '../../domain/kernel/cause.js';
import { daysOf, type Period } from '../../domain/kernel/period.js';
import { isAbout } from '../../domain/notices/scope.js';
import { UnappliedEvents } from '../commands/unapplied-events.js';
import { CountsInForce, figureIn } from './counts-in-force.js';
import { NoticeCauses } from './notice-causes.js';
import { identityOf, type Quantity } from './quantity.js';
import { RecentCounts } from './recent-counts.js';

type Neighbours = Pick<Surroundings, 'earlier' | 'later'>;

const NONE: Neighbours = { earlier: null, later: null };

/** Finds the nearest periods of a cumulative measure that the series goes on from or to without a break. */
@Injectable()
export class CountNeighbours {
  constructor(
    private readonly queries: QueryBus,
    private readonly counts: CountsInForce,
    private readonly notices: NoticeCauses,
    private readonly recent: RecentCounts,
    private readonly unapplied: UnappliedEvents,
  ) {}

  /** @param state of the count itself, null before its first report */
  async load(quantity: Quantity, state: CountState | null): Promise<Neighbours> {
    const { period, family, measure } = quantity;
    if (period === null || findMeasure(family, measure)?.accumulation !== 'cumulative') return NONE;
    const found = await this.nearest({ ...identityOf(quantity), period });
    const [earlier, later] = await Promise.all([
      this.neighbour(family, found.earlier),
      this.neighbour(family, found.later),
    ]);
    const isGoingOn = async (from: Period, to: Period, next: CountState | null) =>
      !(await this.beginsAnew(next)) && !(await this.isBroken(quantity, from, to));
    return {
      earlier:
        earlier && (await isGoingOn(earlier.neighbour.period, period, state)) ? earlier.neighbour : null,
      later: later && (await isGoingOn(period, later.neighbour.period, later.state)) ? later.neighbour : null,
    };
  }

  private async nearest(quantity: CountIdentity & { readonly period: string }): Promise<NearestPeriods> {
    const recent = this.recent
      .differingIn('period', quantity)
      .flatMap(({ id, period }) => (period === null ? [] : [{ id, period }]));
    const { earlier, later } = await this.queries.execute(new FindCountNeighbours(quantity));
    const known = [earlier, later, ...recent].filter((count) => count !== null);
    const own = daysOf(quantity.period).to;
    const inOrder = known
      .map((count) => ({ count, end: daysOf(count.period).to }))
      .sort((one, other) => (one.end < other.end ? -1 : 1));
    return {
      earlier: inOrder.findLast(({ end }) => end < own)?.count ?? null,
      later: inOrder.find(({ end }) => end > own)?.count ?? null,
    };
  }

  private async neighbour(family: Family, found: PeriodCount | null) {
    if (!found) return null;
    const state = await this.counts.stateOf(family, found.id);
    const figure = figureIn(state);
    return figure === undefined ? null : { state, neighbour: { period: found.period, figure } };
  }

  /** Whether the series begins anew with a count: an entry of it says so, itself or by its notice. */
  private async beginsAnew(count: CountState | null): Promise<boolean> {
    const entries = count?.entries ?? [];
    if (entries.some(({ cause }) => breaksSeries(cause))) return true;
    return this.areBreaks(entries.flatMap(({ noticeId }) => noticeId ?? []));
  }

  /** Whether a notice about the quantity lies between two periods and says that the series begins anew. */
  private async isBroken(quantity: Quantity, earlier: Period, later: Period): Promise<boolean> {
    const scopes = await this.scopesAbout(identityOf(quantity));
    return this.areBreaks(scopes.filter((days) => liesBetween(days, earlier, later)).map(({ id }) => id));
  }

  private async scopesAbout(quantity: CountIdentity): Promise<readonly DaysOfNotice[]> {
    const { subject, family, measure, group } = quantity;
    const recent = this.unapplied
      .ofKind('notice-recorded')
      .flatMap(({ id, event }) =>
        event.data.scope
          .filter((scope) => isAbout(scope, quantity))
          .map(({ from, to }) => ({ id, from, to })),
      );
    const found = await this.queries.execute(
      new FindNoticeScopes({ subjectType: subject.type, subjectId: subject.id, family, measure, group }),
    );
    return [...found, ...recent];
  }

  /** Whether one of these notices stands and says that a series begins anew. */
  private async areBreaks(notices: readonly string[]): Promise<boolean> {
    const causes = await Promise.all([...new Set(notices)].map((id) => this.notices.causeOf(id)));
    return causes.some(breaksSeries);
  }
}
