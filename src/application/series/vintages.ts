import { isDeepStrictEqual } from 'node:util';
import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetVintage } from '../../../projections/series/queries.js';
import { SERIES, streamOf } from '../../domain/catalogue/categories.js';
import { reject } from '../../domain/kernel/decision.js';
import { completeVintage, openVintage } from '../../domain/series/decisions.js';
import {
  evolveSeries,
  isSameVintage,
  type OpenVintage,
  type SeriesState,
} from '../../domain/series/state.js';
import { PRESENT } from '../../projection-runtime/point.js';
import type { CommandContext } from '../commands/command-context.js';
import type { StreamCommand } from '../commands/command-decider.js';
import { CommandRunner } from '../commands/command-runner.js';
import { KeyedMutex } from '../commands/keyed-mutex.js';
import { commonReferences, type Reference, References } from '../commands/references.js';
import { StreamLoader } from '../commands/stream-loader.js';
import { Applied } from './applied.js';
import { FilePlacer, type PlacedFile } from './place-file.js';
import { PutVintage, type VintageOutcome } from './put-vintage.js';
import { unlessOvertaken } from './unless-overtaken.js';
import { seriesIn, VintageIntake } from './vintage-intake.js';
import type { Tallying } from './vintage-tally.js';
import { VintageUnit } from './vintage-unit.js';

/** Takes one published version of a table into the ledger, as one unit that is opened and completed. */
@CommandHandler(PutVintage)
export class PutVintageHandler implements ICommandHandler<PutVintage> {
  /** By series: of two files that arrive at this node at once, the second waits. */
  private readonly turns = new KeyedMutex();

  constructor(
    private readonly loader: StreamLoader,
    private readonly runner: CommandRunner,
    private readonly references: References,
    private readonly intake: VintageIntake,
    private readonly placer: FilePlacer,
    private readonly unit: VintageUnit,
    private readonly applied: Applied,
    private readonly queries: QueryBus,
  ) {}

  /** @throws CommandRejectedError, KeyReusedError, UnreadableFileError, NotAcceptingCommandsError, errors of the port */
  execute(command: PutVintage): Promise<VintageOutcome> {
    return this.turns.run(command.seriesId, () => this.take(command));
  }

  private async take(command: PutVintage): Promise<VintageOutcome> {
    const { context, seriesId, file } = command;
    for (;;) {
      const { state, revision: before, said, taken } = await this.intake.receive(command);
      if (taken) return this.outcome(seriesId, taken.vintage, before, true);
      const placed = await this.placer.place(state, file);
      const opening = { context, file, ...said, defined: placed.table.defined };
      const opened = await this.open(seriesId, state, opening);
      // The series moved since the file was placed: what it is now is looked at.
      if (!opened) continue;
      const written = await this.unit.write({ seriesId, ...opened, file: placed, context });
      const revision = await this.complete(seriesId, opened.open.vintage, context, placed, written);
      return this.outcome(seriesId, opened.open.vintage, revision, false);
    }
  }

  /**
   * Opens the vintage, or goes on with it where it is open already; this node's read models are that far then. Null when
   * the series is no longer as it was.
   * @param before the series that the file was placed by
   */
  private async open(
    seriesId: string,
    before: SeriesState,
    { context, file, ...said }: Opening,
  ): Promise<{ state: SeriesState; open: OpenVintage } | null> {
    const { note, codes, noticeId, cause } = file;
    if (!before.open) {
      const command = { ...said, note, codes, noticeId, cause };
      await this.append(
        seriesId,
        context,
        (state, decision) =>
          state && state.revision !== before.revision ? MOVED : openVintage(state, command, decision),
        commonReferences(file),
      );
    }
    const loaded = await this.loader.load<SeriesState>(SERIES, seriesId, evolveSeries);
    const state = seriesIn(loaded);
    if (!state.open || !isSameVintage(state.open, said)) return null;
    // Another node may have opened it, by what the series had become; or with other measures, where the file was placed
    // here when those that it defined were there already.
    if (state.revision !== before.revision + (before.open ? 0 : 1)) return null;
    if (!before.open && !isDeepStrictEqual(state.open.defined, said.defined)) return null;
    await this.applied.whenRevision(streamOf(SERIES, seriesId), loaded.revision);
    return { state, open: state.open };
  }

  /** @returns the head of the series once the vintage is complete, whichever node said so */
  private async complete(
    seriesId: string,
    vintage: number,
    context: CommandContext,
    { table: { columns, names, namedOtherwise }, stateSha256 }: PlacedFile,
    { tally, warnings }: Tallying,
  ): Promise<bigint> {
    const result = { ...NOTHING_COMMON, tally, stateSha256, columns, names, namedOtherwise, warnings };
    await this.append(seriesId, { ...context, key: null, members: {} }, (state) =>
      completeVintage(state, vintage, result),
    );
    return (await this.loader.load<SeriesState>(SERIES, seriesId, evolveSeries)).revision;
  }

  /** Appends what is decided, unless another node did it first. */
  private async append(
    seriesId: string,
    context: CommandContext,
    decide: StreamCommand<SeriesState>['decide'],
    references: readonly Reference[] = [],
  ): Promise<void> {
    const running = this.runner.run<SeriesState>({
      category: SERIES,
      id: seriesId,
      addressed: true,
      context,
      evolve: evolveSeries,
      check: () => this.references.check(references),
      decide,
    });
    await unlessOvertaken(running, OVERTAKEN);
  }

  private async outcome(
    seriesId: string,
    vintage: number,
    revision: bigint,
    replayed: boolean,
  ): Promise<VintageOutcome> {
    await this.applied.whenRevision(streamOf(SERIES, seriesId), revision);
    const answer = await this.queries.execute(new GetVintage(seriesId, vintage, PRESENT));
    if (!answer) throw new Error(`vintage ${vintage} is applied and not there`);
    return { seriesId, vintage, revision: Number(revision), answer, replayed };
  }
}

/** What a file is opened with. */
type Opening = Pick<PutVintage, 'context' | 'file'> & Pick<OpenVintage, 'statement' | 'sha256' | 'defined'>;

/** What a decision says when another node took the same file, or another one, at the same time. */
const OVERTAKEN: ReadonlySet<string> = new Set(['vintage-open', 'no-change']);

const MOVED = reject('no-change', 'the series moved since the file was placed');

const NOTHING_COMMON = { note: null, codes: {} };
