import type { Random } from '../../support/random.js';
import type { World } from './facts.js';
import type {
  ChangeFilter,
  CorrectionFilter,
  CountFilter,
  NoticeFilter,
  SituationFilter,
  SourceFilter,
  StrikeFilter,
} from './filters.js';
import { ATTACKERS, CAUSES, KINDS, MOMENTS, PERIODS, PLACES } from './vocabulary.js';
import type { TollAsked } from './tolls.js';
import type { VolatilityBy, VolatilityFilter } from './volatility.js';

/** Filters and totals to ask for, drawn from what a world has. */

const GROUPINGS = [
  'place.country',
  'place.admin1',
  'period',
  'period.month',
  'period.year',
  'measure',
  'group',
  'attacker',
  'source',
] as const;
const STATUSES = {
  strike: ['claimed', 'partially_corroborated', 'corroborated', 'disputed', 'retracted'],
  count: ['active', 'retracted'],
  correction: ['open', 'accepted', 'rejected', 'withdrawn'],
} as const;
const DIRECTIONS = ['up', 'down', 'none', 'unknown', 'reported', 'retracted'] as const;
const [GROUPS, MEASURES] = [
  [...new Set(KINDS.map(({ group }) => group))],
  [...new Set(KINDS.map(({ measure }) => measure))],
];

type Drawers = Readonly<Record<string, () => unknown>>;

export class Draws {
  constructor(
    private readonly random: Random,
    private readonly world: World,
  ) {}

  /** One or two members of a filter. */
  private some<Filter>(drawers: Drawers): Filter {
    const names = Object.keys(drawers);
    const drawn = [this.random.pick(names), this.random.pick(names)].slice(this.random.below(2));
    return Object.fromEntries(drawn.map((name) => [name, drawers[name]?.()])) as Filter;
  }

  private one(what: 'strike' | 'source'): string {
    return this.random.pick(this.world.ids(what));
  }

  private get entries(): Drawers {
    return {
      actor: () => this.random.pick(['rex', 'rea', 'ana']),
      source: () => this.one('source'),
      code: () => ({ scheme: 'hdx', code: this.random.pick(['1', '2']) }),
      revisedSince: () => this.random.pick(this.world.facts).recordedAt,
      statedFrom: () => this.random.pick(MOMENTS),
      statedTo: () => this.random.pick(MOMENTS),
    };
  }

  private get place(): Drawers {
    const known = PLACES.filter(({ country }) => country !== null);
    return {
      country: () => this.random.pick(known).country,
      admin1: () => this.random.pick(['UA-63', 'UA-51']),
      attacker: () => this.random.pick(ATTACKERS),
      occurredFrom: () => this.random.pick(MOMENTS),
      occurredTo: () => this.random.pick(MOMENTS),
    };
  }

  private get quantity(): Drawers {
    return {
      subject: () => this.one('strike'),
      measure: () => this.random.pick(MEASURES),
      group: () => this.random.pick(GROUPS),
    };
  }

  private readonly family = () => this.random.pick(['casualty', 'munitions']);
  private readonly period = () => this.random.pick(PERIODS);
  private readonly cause = () => this.random.pick(CAUSES);

  counts(): CountFilter {
    const status = () => this.random.pick(STATUSES.count);
    return this.some({ ...this.entries, ...this.place, ...this.quantity, period: this.period, status });
  }

  strikes(): StrikeFilter {
    const status = () => this.random.pick(STATUSES.strike);
    return this.some({ ...this.entries, ...this.place, status, partOf: () => this.one('strike') });
  }

  changes(): ChangeFilter {
    const { country, admin1 } = this.place;
    const { actor, source, statedFrom, statedTo } = this.entries;
    return this.some({
      ...this.quantity,
      ...({ country, admin1, actor, source, statedFrom, statedTo } as Drawers),
      family: this.family,
      cause: this.cause,
      direction: () => this.random.pick(DIRECTIONS),
      minRelative: () => this.random.pick([0, 0.5, 2]),
    });
  }

  corrections(): CorrectionFilter {
    return this.some({
      ...this.entries,
      ...this.quantity,
      family: this.family,
      period: this.period,
      status: () => this.random.pick(STATUSES.correction),
      proposer: () => this.random.pick(['rex', 'rea', 'ana']),
    });
  }

  notices(): NoticeFilter {
    const status = () => this.random.pick(STATUSES.count);
    return this.some({ ...this.entries, ...this.quantity, family: this.family, cause: this.cause, status });
  }

  sources(): SourceFilter {
    const { source: _, ...entries } = this.entries;
    return this.some({ ...entries, kind: () => this.random.pick(['ministry', 'newspaper']) });
  }

  situations(): SituationFilter {
    const { country, admin1 } = this.place;
    return this.some({ ...this.entries, ...({ country, admin1 } as Drawers) });
  }

  volatility(): { readonly by: VolatilityBy; readonly filter: VolatilityFilter } {
    const by = this.random.pick(['count', 'subject', 'measure', 'source'] as const);
    const all = { ...this.quantity, family: this.family, source: () => this.one('source') };
    return { by, filter: this.random.below(2) === 0 ? {} : this.some(all) };
  }

  /** Half of them of one subject, half of all; grouped or not. */
  tolls(): TollAsked {
    // Most of them of people killed, of whom there are the most counts.
    const [killed = this.random.pick(KINDS)] = KINDS;
    const { family, measure } = this.random.below(2) === 0 ? killed : this.random.pick(KINDS);
    const subjects = (['strike', 'strike', 'situation'] as const).flatMap((type) =>
      this.world.ids(type).map((id) => ({ id, type })),
    );
    const { id, type } = this.random.pick(subjects);
    const groupings = [this.random.pick(GROUPINGS), this.random.pick(GROUPINGS)].slice(this.random.below(3));
    const groups = family === 'casualty' ? ['all', 'all', 'children'] : ['all', 'drones'];
    const days = ['2025-10-01T00:00:00.000Z', '2025-10-20T00:00:00.000Z', null] as const;
    const ends = ['2025-10-22T23:59:59.999Z', '2025-10-31T23:59:59.999Z', null] as const;
    return {
      subject: this.random.below(2) === 0 ? id : null,
      subjectType: type,
      family,
      measure,
      group: this.random.pick(groups),
      range:
        this.random.below(3) > 0
          ? { from: null, to: null }
          : { from: this.random.pick(days), to: this.random.pick(ends) },
      groupings: [...new Set(groupings)],
    };
  }
}
