import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { endOf } from '../../domain/kernel/time.js';
import { presentNames } from '../../domain/series/renames.js';
import type { TakenVintage } from '../../domain/series/state.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { type CellDifference, LaneDifference } from './lane-difference.js';
import { FilePlacer } from './place-file.js';
import { type TriedChange, type TriedVintage, TryVintage } from './put-vintage.js';
import { type ReceivedFile, VintageIntake } from './vintage-intake.js';
import { Tallying } from './vintage-tally.js';

/** Changes that are shown one by one. */
const MOST_SHOWN = 1_000;

/** Says what a vintage would do, by what this node's read models hold. */
@CommandHandler(TryVintage)
export class TryVintageHandler implements ICommandHandler<TryVintage> {
  constructor(
    private readonly intake: VintageIntake,
    private readonly placer: FilePlacer,
    private readonly difference: LaneDifference,
    private readonly progress: ReadModelProgress,
  ) {}

  async execute(command: TryVintage): Promise<TriedVintage> {
    const received = await this.intake.receive(command);
    return received.taken ? asTaken(received.taken) : this.attempt(command, received);
  }

  private async attempt(
    { seriesId, file }: TryVintage,
    { state, said }: ReceivedFile,
  ): Promise<TriedVintage> {
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
      vintage: state.taken.length + 1,
      statedAt: file.statedAt,
      sha256: said.sha256,
      ...tallying.tally,
      stateSha256,
      defined: table.defined,
      changes,
      warnings: tallying.warnings,
    };
  }
}

/** Nothing is done about a file that is taken: what there is of it stays. */
function asTaken({ vintage, statement, sha256, tally, stateSha256, warnings }: TakenVintage): TriedVintage {
  const { rows, cells, reported, amended, unchanged } = tally;
  const nothing = { reported: 0, amended: 0, retracted: 0, unchanged: reported + amended + unchanged };
  const { statedAt } = statement;
  const changes = { defined: [], changes: [] };
  return { vintage, statedAt, sha256, rows, cells, ...nothing, stateSha256, ...changes, warnings };
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
