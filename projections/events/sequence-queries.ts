import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { CommandRecord, RecordedSequence } from './answers.js';

/** The greatest sequence recorded at or before an instant. */
export class FindSequenceAt extends Query<RecordedSequence> {
  constructor(readonly instant: string) {
    super();
  }
}

/** When the log took the event with that sequence; null when there is none. */
export class GetRecordedAt extends Query<string | null> {
  constructor(readonly sequence: number) {
    super();
  }
}

/** The sequences of revisions of a stream, each null while this node has not applied it. */
export class FindSequences extends Query<(number | null)[]> {
  constructor(
    readonly stream: string,
    readonly revisions: readonly number[],
  ) {
    super();
  }
}

/** What a command with this key did, in whichever stream; null when this node knows of none. */
export class FindCommand extends Query<CommandRecord | null> {
  /** @param addressed the id in the path; empty for a creation */
  constructor(
    readonly actor: string,
    readonly command: string,
    readonly addressed: string,
    readonly key: string,
  ) {
    super();
  }
}

@QueryHandler(FindSequenceAt)
export class FindSequenceAtHandler implements IQueryHandler<FindSequenceAt> {
  constructor(private readonly model: ReadModel) {}

  async execute({ instant }: FindSequenceAt): Promise<RecordedSequence> {
    const row = this.model.get<RecordedSequence>(
      `SELECT sequence, recorded_at AS recordedAt FROM event WHERE recorded_at <= @instant
       ORDER BY recorded_at DESC, sequence DESC LIMIT 1`,
      { instant },
    );
    return row ?? { sequence: 0, recordedAt: null };
  }
}

@QueryHandler(GetRecordedAt)
export class GetRecordedAtHandler implements IQueryHandler<GetRecordedAt> {
  constructor(private readonly model: ReadModel) {}

  async execute({ sequence }: GetRecordedAt): Promise<string | null> {
    const sql = 'SELECT recorded_at AS recordedAt FROM event WHERE sequence = @sequence';
    return this.model.get<{ recordedAt: string }>(sql, { sequence })?.recordedAt ?? null;
  }
}

@QueryHandler(FindSequences)
export class FindSequencesHandler implements IQueryHandler<FindSequences> {
  constructor(private readonly model: ReadModel) {}

  async execute({ stream, revisions }: FindSequences): Promise<(number | null)[]> {
    const sql = 'SELECT sequence FROM event WHERE stream = @stream AND revision = @revision';
    return revisions.map(
      (revision) => this.model.get<{ sequence: number }>(sql, { stream, revision })?.sequence ?? null,
    );
  }
}

@QueryHandler(FindCommand)
export class FindCommandHandler implements IQueryHandler<FindCommand> {
  constructor(private readonly model: ReadModel) {}

  async execute({ actor, command, addressed, key }: FindCommand): Promise<CommandRecord | null> {
    const row = this.model.get<Omit<CommandRecord, 'members'> & { members: string }>(
      `SELECT stream, first_revision AS firstRevision, last_revision AS lastRevision, members FROM command_key
       WHERE actor = @actor AND command = @command AND addressed = @addressed AND key = @key`,
      { actor, command, addressed, key },
    );
    return row ? { ...row, members: JSON.parse(row.members) as CommandRecord['members'] } : null;
  }
}
