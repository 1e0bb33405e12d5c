import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SERIES } from '../../domain/catalogue/categories.js';
import { endOf } from '../../domain/kernel/time.js';
import { checkVintage } from '../../domain/series/decisions.js';
import { presentNames } from '../../domain/series/renames.js';
import { evolveSeries, isSameVintage, type SeriesState } from '../../domain/series/state.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { Clock } from '../clock.js';
import { CommandRejectedError } from '../commands/errors.js';
import { StreamLoader } from '../commands/stream-loader.js';
import { type CellDifference, LaneDifference } from './lane-difference.js';
import { FilePlacer, sha256Of } from './place-file.js';
import { type TriedChange, type TriedVintage, TryVintage } from './put-vintage.js';
import { seriesIn, statementOf } from './vintages.js';
import { Tallying } from './vintage-tally.js';

/** Changes that are shown one by one. */
const MOST_SHOWN = 1_000;

/** Says what a vintage would do, by what this node's read models hold. */
@CommandHandler(TryVintage)
export class TryVintageHandler implements ICommandHandler<TryVintage> {
  constructor(
    private readonly loader: StreamLoader,
    private readonly placer: FilePlacer,
    private readonly difference: LaneDifference,
    private readonly progress: ReadModelProgress,
    private readonly clock: Clock,
  ) {}

  async execute({ seriesId, file }: TryVintage): Promise<TriedVintage> {
    const state = seriesIn(await this.loader.load<SeriesState>(SERIES, seriesId, evolveSeries));
    const sha256 = sha256Of(file.bytes);
    const said = { statement: statementOf(state, file, sha256), sha256 };
    const refusal = checkVintage(state, said, this.clock.now());
    if (refusal) throw new CommandRejectedError(refusal.rejection);
    const { table, stateSha256 } = await this.placer.place(state, file);
    const tallying = new Tallying(table);
    const changes: TriedChange[] = [];
    const pages = this.difference.pages({
      seriesId,
      at: { sequence: this.progress.sequence, statedAt: endOf(file.statedAt) },
      vintage: null,
      placed: table.placed,
      presentName: presentNames(state.details.renames),
    });
    for await (const differences of pages) {
      for (const change of differences.map(changeOf)) {
        tallying.count(change.change);
        if (changes.length < MOST_SHOWN) changes.push(change);
      }
    }
    for (const { warnings, key, column } of table.placed)
      tallying.warn(warnings, `${key.join(' ')} ${column}`);
    return {
      vintage: state.taken.find((one) => isSameVintage(one, said))?.vintage ?? state.taken.length + 1,
      statedAt: file.statedAt,
      sha256,
      ...tallying.tally,
      stateSha256,
      defined: table.defined,
      changes,
      warnings: tallying.warnings,
    };
  }
}

function changeOf({ countId, held, cell }: CellDifference): TriedChange {
  const before = held?.change === 'vanished' ? null : held;
  const where = cell ?? held;
  if (!where) throw new Error('a difference is between something and something');
  return {
    countId,
    change: cell === null ? 'vanished' : before === null ? 'appeared' : 'changed',
    key: where.key,
    column: where.column,
    from: before?.values ?? null,
    to: cell?.values ?? null,
  };
}
