import { Inject, Injectable } from '@nestjs/common';
import { SERIES } from '../../domain/catalogue/categories.js';
import type { EventMetadata } from '../../domain/catalogue/metadata.js';
import { reject, type Rejection } from '../../domain/kernel/decision.js';
import type { Statement } from '../../domain/kernel/statement.js';
import { checkVintage, refuseOpen } from '../../domain/series/decisions.js';
import {
  evolveSeries,
  isSameVintage,
  type SeriesState,
  type TakenVintage,
} from '../../domain/series/state.js';
import { EVENT_STORE, type EventStore } from '../../event-store/port/index.js';
import { Clock } from '../clock.js';
import type { CommandContext } from '../commands/command-context.js';
import { CommandRejectedError } from '../commands/errors.js';
import { assertSameMembers } from '../commands/member-hashes.js';
import { commonReferences, References } from '../commands/references.js';
import { type LoadedStream, runName, StreamLoader } from '../commands/stream-loader.js';
import { sha256Of } from './place-file.js';
import type { PublishedFile, PutVintage } from './put-vintage.js';

/** A file that its series may take, or has taken. */
export interface ReceivedFile {
  readonly state: SeriesState;
  /** The head of the series' stream. */
  readonly revision: bigint;
  readonly said: { readonly statement: Statement; readonly sha256: string };
  /** The vintage that it is already; null for one that is not taken yet. */
  readonly taken: TakenVintage | null;
}

/** What is asked of a file before its cells are looked at: the same of one that is taken and of one that is tried. */
@Injectable()
export class VintageIntake {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly loader: StreamLoader,
    private readonly references: References,
    private readonly clock: Clock,
  ) {}

  /** @throws CommandRejectedError, KeyReusedError, errors of the port */
  async receive({
    context,
    seriesId,
    file,
  }: Pick<PutVintage, 'context' | 'seriesId' | 'file'>): Promise<ReceivedFile> {
    const loaded = await this.loader.load<SeriesState>(SERIES, seriesId, evolveSeries);
    const state = seriesIn(loaded);
    await this.refuseOtherUseOfKey(loaded, context, seriesId);
    const sha256 = sha256Of(file.bytes);
    const said = { statement: statementOf(state, file, sha256), sha256 };
    const taken = state.taken.find((vintage) => isSameVintage(vintage, said)) ?? null;
    if (taken === null) await this.check(state, said, file);
    return { state, revision: loaded.revision, said, taken };
  }

  private async check(state: SeriesState, said: ReceivedFile['said'], file: PublishedFile): Promise<void> {
    refuseWhen(checkVintage(state, said, this.clock.now()));
    if (state.open && !isSameVintage(state.open, said)) refuseWhen(refuseOpen(state.open));
    await this.references.check(commonReferences(file));
  }

  /** A key that brought another file before. */
  private async refuseOtherUseOfKey(
    { stream, keyedRuns }: LoadedStream<SeriesState>,
    { actor, command, key, members }: CommandContext,
    seriesId: string,
  ): Promise<void> {
    const name = runName({ actor: actor.id, command, addressed: seriesId, key, members });
    const run = name === null ? undefined : keyedRuns.get(name);
    if (!run) return;
    const [first] = await this.log.readStream(stream, { from: run.first, limit: 1 });
    assertSameMembers((first?.metadata as unknown as EventMetadata | undefined)?.members, members);
  }
}

function refuseWhen(refusal: { readonly rejection: Rejection } | null): void {
  if (refusal) throw new CommandRejectedError(refusal.rejection);
}

/** @throws CommandRejectedError `not-found` */
export function seriesIn({ state }: Pick<LoadedStream<SeriesState>, 'state'>): SeriesState {
  if (state) return state;
  throw new CommandRejectedError(reject('not-found', 'there is no such series').rejection);
}

/** The publisher states what its file says, when it published it; the file is the evidence. */
function statementOf({ details }: SeriesState, { statedAt, url }: PublishedFile, sha256: string): Statement {
  return {
    sourceId: details.sourceId,
    statedAt,
    via: [],
    credibility: null,
    url,
    archivedUrl: null,
    evidenceSha256: sha256,
    quote: null,
  };
}
