import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MEASURE } from '../../domain/catalogue/categories.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import { defineMeasure } from '../../domain/measures/decisions.js';
import { evolveMeasure } from '../../domain/measures/state.js';
import type { DefinedColumn } from '../../domain/series/cells.js';
import { namesEver } from '../../domain/series/renames.js';
import { measureId } from '../../ids/derived-ids.js';
import { ReadModelProgress } from '../../projection-runtime/progress.js';
import type { CommandContext } from '../commands/command-context.js';
import { CommandRunner } from '../commands/command-runner.js';
import { NotAcceptingCommandsError } from '../commands/errors.js';
import { Definitions } from '../commands/definitions.js';
import { type CellDifference, LaneDifference } from './lane-difference.js';
import { APPLY_WAIT_MS, type CellOutcome, LanePublisher, type Watch } from './lane-publisher.js';
import { familyOf, measureOf } from './place-file.js';
import { publishedIn, type Unit } from './published-in.js';
import { unlessOvertaken } from './unless-overtaken.js';
import { Tallying } from './vintage-tally.js';

/** Writes the cells of an open vintage: those that differ from the lane, page by page. */
@Injectable()
export class VintageUnit implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly runner: CommandRunner,
    private readonly definitions: Definitions,
    private readonly difference: LaneDifference,
    private readonly publisher: LanePublisher,
    private readonly progress: ReadModelProgress,
  ) {}

  /** A node that stops leaves the vintage open after the cells that are under way: the same file completes it. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  /**
   * @returns what became of the cells; the vintage is complete but for saying so
   * @throws NotAcceptingCommandsError when the node stops or its read models do; errors of the port
   */
  async write(unit: Unit): Promise<Tallying> {
    const { seriesId, open, file, state } = unit;
    await this.define(open.defined, unit.context);
    const tallying = new Tallying(file.table);
    const at = { sequence: this.progress.sequence, statedAt: open.effectiveAt };
    const presentName = namesEver(state.renamed, state.details.renames);
    const { placed } = file.table;
    const { vintage } = open;
    // Of a unit that was cut off, cells are in the ledger already: their streams tell what came of them.
    for await (const cells of this.difference.pages({ seriesId, at, vintage, placed, presentName })) {
      await this.publishAll(cells, unit, tallying);
    }
    return tallying;
  }

  private async publishAll(
    differences: readonly CellDifference[],
    unit: Unit,
    tallying: Tallying,
  ): Promise<void> {
    const metadata = metadataOf(unit);
    const outcomes: CellOutcome[] = [];
    // Those who take from it share one iterator: each takes the next.
    const left = differences.entries();
    const take = async () => {
      let last: Watch | null = null;
      for (const [index, difference] of left) {
        this.assertGoingOn();
        const { watch, ...outcome } = await this.publisher.publish(publishedIn(difference, unit), metadata);
        outcomes[index] = outcome;
        // Its appends follow one another: where the last one is, the others are too.
        if (watch) last?.cancel();
        last = watch ?? last;
      }
      return last;
    };
    const watches = await Promise.all(Array.from({ length: this.publisher.cellsAtOnce }, take));
    // The read models are not left behind: what comes next is compared with them.
    await Promise.all(watches.map(async (watch) => watch?.applied(APPLY_WAIT_MS)));
    this.assertGoingOn();
    // In their order, whichever came first: a warning tells of the first of its cells.
    tallying.note(differences, outcomes);
  }

  private assertGoingOn(): void {
    const { state } = this.progress.status();
    if (!this.stopping && state !== 'stopped') return;
    throw new NotAcceptingCommandsError(
      'the node stops taking commands: the vintage is left open, and the same file completes it',
    );
  }

  /** Columns become measures once; of a unit that was cut off they may be already. */
  private async define(columns: readonly DefinedColumn[], context: CommandContext): Promise<void> {
    for (const column of columns) {
      const { family, measure, column: label } = column;
      if (await this.definitions.measure(familyOf(family), measure)) continue;
      const id = measureId(family, measure);
      const data = { code: measure, family, label, ...measureOf(column), ...NOTHING_COMMON };
      const defining = this.runner.run({
        category: MEASURE,
        id,
        addressed: false,
        context: { ...context, command: 'DefineMeasure', key: null, members: {} },
        evolve: evolveMeasure,
        check: () => Promise.resolve([]),
        decide: (state) => defineMeasure(state, data, { id, isBuiltIn: false }),
      });
      await unlessOvertaken(defining, CODE_TAKEN);
    }
  }
}

/** Another node that takes the same file has defined it meanwhile. */
const CODE_TAKEN: ReadonlySet<string> = new Set(['code-taken']);

const NOTHING_COMMON = { note: null, codes: {}, noticeId: null };

/** The events of a unit tell of the command that brought it; the key is remembered where it was opened. */
function metadataOf({ context: { actor, command }, seriesId }: Unit): EventMetadata {
  return { actor: actor.id, command, addressed: seriesId, key: null, members: null };
}
