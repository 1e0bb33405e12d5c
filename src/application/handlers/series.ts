import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SERIES } from '../../domain/catalogue/categories.js';
import { findFamily } from '../../domain/counts/families.js';
import { rejectMember } from '../../domain/kernel/decision.js';
import { amendSeries, defineSeries } from '../../domain/series/decisions.js';
import type { SeriesDetails } from '../../domain/series/details.js';
import { evolveSeries, type SeriesState } from '../../domain/series/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { AmendSeries, DefineSeries } from '../commands/commands.js';
import { CommandRejectedError } from '../commands/errors.js';
import { commonReferences, type Reference, References } from '../commands/references.js';
import { newResourceId } from '../commands/new-ids.js';
import { Definitions } from '../commands/definitions.js';

@CommandHandler(DefineSeries)
export class DefineSeriesHandler implements ICommandHandler<DefineSeries> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
    private readonly definitions: Definitions,
  ) {}

  execute({ context, id, input }: DefineSeries): Promise<CommandOutcome> {
    return this.runner.run<SeriesState>({
      category: SERIES,
      id: id ?? newResourceId(context),
      addressed: false,
      context,
      evolve: evolveSeries,
      check: async () => {
        const named = [...commonReferences(input), ...namedBy(input.details)];
        const underWay = await this.references.check(named);
        await checkMeasures(input.details, this.definitions);
        return underWay;
      },
      decide: (state) => defineSeries(state, input),
    });
  }
}

@CommandHandler(AmendSeries)
export class AmendSeriesHandler implements ICommandHandler<AmendSeries> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
    private readonly definitions: Definitions,
  ) {}

  execute({ context, id, input }: AmendSeries): Promise<CommandOutcome> {
    return this.runner.run<SeriesState>({
      category: SERIES,
      id,
      addressed: true,
      context,
      evolve: evolveSeries,
      check: async (state) => {
        const underWay = await this.references.check(commonReferences(input));
        if (state) await checkMeasures({ ...state.details, ...input.changes }, this.definitions);
        return underWay;
      },
      decide: (state, decision) => amendSeries(state, input, decision),
    });
  }
}

/** What a mapping names besides measures. */
function namedBy({ situationId, sourceId, key }: SeriesDetails): Reference[] {
  const subjects = Object.entries(key).flatMap(([column, role]) =>
    typeof role === 'string'
      ? []
      : Object.entries(role.subject).map(([cell, id]) => ({
          pointer: `/key/${escaped(column)}/subject/${escaped(cell)}`,
          category: 'situation',
          id,
        })),
  );
  return [
    { pointer: '/situationId', category: 'situation', id: situationId },
    { pointer: '/sourceId', category: 'source', id: sourceId },
    ...subjects,
  ];
}

/** What a column is mapped to has to be defined: else a slip of the pen would make a measure for ever. */
async function checkMeasures(details: SeriesDetails, definitions: Definitions): Promise<void> {
  for (const [name, column] of Object.entries(details.columns)) {
    if (column === 'ignore' || !('measure' in column)) continue;
    const family = findFamily(column.family ?? details.family);
    if (!family || (await definitions.measure(family, column.measure))) continue;
    const detail = `${family.code} counts have no measure ${column.measure}`;
    throw new CommandRejectedError(rejectMember(`/columns/${escaped(name)}/measure`, detail).rejection);
  }
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
