import { setImmediate } from 'node:timers/promises';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CellChange, underPresentNames } from '../../domain/counts/published-cell.js';
import type { DefinedColumn } from '../../domain/series/cells.js';
import { openVintage } from '../../domain/series/decisions.js';
import { namesEver } from '../../domain/series/renames.js';
import { evolveSeries, type SeriesState, type TakenVintage } from '../../domain/series/state.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import { Clock } from '../clock.js';
import { CommandRejectedError } from '../commands/errors.js';
import { type CellDifference, LaneDifference } from './lane-difference.js';
import { type ForeseenOutcome, LanePublisher } from './lane-publisher.js';
import { FilePlacer } from './place-file.js';
import { publishedIn, type Unit } from './published-in.js';
import { type TriedChange, type TriedVintage, TryVintage } from './put-vintage.js';
import { type ReceivedFile, VintageIntake } from './vintage-intake.js';
import { Tallying } from './vintage-tally.js';

/** Changes that are shown one by one. */
const MOST_SHOWN = 1_000;

/** Counts that are loaded at a time: others have their turn in between. */
const LOADED_AT_ONCE = 64;

/**
 * Says what a vintage would do. Which cells differ is what this node's read models say; what becomes of each is decided
 * by its count's stream, as when it is taken.
 */
@CommandHandler(TryVintage)
export class TryVintageHandler implements ICommandHandler<TryVintage> {
  constructor(
    private readonly intake: VintageIntake,
    private readonly placer: FilePlacer,
    private readonly difference: LaneDifference,
    private readonly publisher: LanePublisher,
    private readonly progress: ReadModelProgress,
    private readonly clock: Clock,
  ) {}

  /** @throws CommandRejectedError, KeyReusedError, UnreadableFileError, errors of the port */
  async execute(command: TryVintage): Promise<TriedVintage> {
    const received = await this.intake.receive(command);
    if (received.taken) return asTaken(received.taken);
    const { context, seriesId } = command;
    const file = await this.placer.place(received.state, command.file);
    const opened = this.opened(command, received, file.table.defined);
    return this.attempt({ seriesId, context, file, ...opened });
  }

  private async attempt(unit: Unit): Promise<TriedVintage> {
    const { seriesId, state, open, file } = unit;
    const tallying = new Tallying(file.table);
    const changes: TriedChange[] = [];
    const presentName = namesEver(state.renamed, state.details.renames);
    const pages = this.difference.pages({
      seriesId,
      at: { sequence: this.progress.sequence, statedAt: open.effectiveAt },
      vintage: open.vintage,
      placed: file.table.placed,
      presentName,
    });
    for await (const differences of pages) {
      const outcomes = await this.foreseeAll(differences, unit);
      tallying.note(differences, outcomes);
      const changed = changesOf(differences, outcomes).slice(0, MOST_SHOWN - changes.length);
      changes.push(...changed.map((change) => underNames(change, presentName)));
    }
    return {
      vintage: open.vintage,
      statedAt: open.statement.statedAt,
      sha256: open.sha256,
      ...tallying.tally,
      stateSha256: file.stateSha256,
      defined: open.defined,
      changes,
      warnings: tallying.warnings,
    };
  }

  /** The series as it is once the vintage is open: as it is now where that was cut off. */
  private opened(
    { file }: TryVintage,
    { state, said }: ReceivedFile,
    defined: readonly DefinedColumn[],
  ): Pick<Unit, 'state' | 'open'> {
    if (state.open) return { state, open: state.open };
    const { note, codes, noticeId, cause } = file;
    const opening = { ...said, defined, note, codes, noticeId, cause };
    const decision = openVintage(state, opening, { now: this.clock.now() });
    if (decision.kind === 'rejected') throw new CommandRejectedError(decision.rejection);
    const after = decision.events.reduce<SeriesState>(
      (before, event) => evolveSeries(before, { event, revision: before.revision + 1 }),
      state,
    );
    if (!after.open) throw new Error('a vintage that is opened is open');
    return { state: after, open: after.open };
  }

  private async foreseeAll(differences: readonly CellDifference[], unit: Unit): Promise<ForeseenOutcome[]> {
    const outcomes: ForeseenOutcome[] = [];
    for (let from = 0; from < differences.length; from += LOADED_AT_ONCE) {
      const some = differences.slice(from, from + LOADED_AT_ONCE);
      const foreseen = some.map((difference) => this.publisher.foresee(publishedIn(difference, unit)));
      outcomes.push(...(await Promise.all(foreseen)));
      await setImmediate();
    }
    return outcomes;
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

function changesOf(differences: readonly CellDifference[], outcomes: readonly ForeseenOutcome[]): Changed[] {
  return differences.flatMap((difference, index) => {
    const { change, isNew } = outcomes[index] ?? {};
    return change && isNew ? [{ ...difference, change }] : [];
  });
}

/** A difference of which something comes. */
interface Changed extends CellDifference {
  readonly change: CellChange;
}

/** A change by the names that columns have now: the lane keeps those that they had when a cell was said. */
function underNames(
  { countId, held, cell, change }: Changed,
  presentName: (name: string) => string,
): TriedChange {
  const before = held && underPresentNames(held, presentName);
  const where = cell ?? before;
  if (!where) throw new Error('a difference is between something and something');
  return {
    countId,
    change,
    key: where.key,
    column: where.column,
    from: change === 'appeared' ? null : (before?.values ?? null),
    to: cell?.values ?? null,
  };
}
