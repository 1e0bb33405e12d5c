import type { Database, Statement } from 'better-sqlite3';
import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { CorrectionEvent, CorrectionProposed } from '../../src/domain/counts/correction-events.js';
import type { CorrectionStatus } from '../../src/domain/counts/correction-state.js';
import type { CountEvent } from '../../src/domain/counts/events.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import type { Decided, Proposed } from './answers.js';
import { UNDECIDED } from './tables.js';

type Values = Statement<[Record<string, unknown>]>;
type Decision = Exclude<CorrectionEvent, CorrectionProposed>;

const OUTCOMES: Readonly<Record<Decision['kind'], CorrectionStatus>> = {
  'correction-accepted': 'accepted',
  'correction-rejected': 'rejected',
  'correction-withdrawn': 'withdrawn',
};

/** Writes the rows of corrections. Runs inside the transaction of the checkpoint, after the rows of counts. */
export class CorrectionWriter {
  private readonly insert: Values;
  private readonly decide: Values;
  private readonly findMadeOn: Statement<[string], number>;

  constructor(db: Database) {
    this.insert = db.prepare(
      `INSERT INTO correction (proposed, id, count, family, subject_id, proposer, proposed_at, proposal, made_on,
                               decided)
       SELECT @sequence, @id, created, family, subject_id, @proposer, @recordedAt, @proposal, @madeOn, @undecided
       FROM count WHERE id = @countId`,
    );
    this.decide = db.prepare(
      `UPDATE correction SET decided = @sequence, outcome = @outcome, decision = @decision, figure_moved = @figureMoved
       WHERE id = @id`,
    );
    this.findMadeOn = db.prepare<[string], number>('SELECT made_on FROM correction WHERE id = ?').pluck();
  }

  write(projected: ProjectedEvent, event: CountEvent): void {
    if (event.kind === 'correction-proposed') this.propose(projected, event);
    else if (isDecision(event)) this.close(projected, event);
  }

  private propose(projected: ProjectedEvent, { data }: CorrectionProposed): void {
    const { sequence, resourceId: countId, recordedAt } = projected;
    const { correctionId: id, proposal, madeOn, note, codes, noticeId } = data;
    const proposed: Proposed = {
      ...proposal,
      note,
      codes,
      noticeId,
      proposedRevision: projected.revision,
      madeOn,
    };
    const { changes } = this.insert.run({
      sequence,
      id,
      countId,
      proposer: actorOf(projected),
      recordedAt,
      proposal: JSON.stringify(proposed),
      madeOn: madeOn.revision,
      undecided: UNDECIDED,
    });
    if (changes !== 1) throw new Error(`the count ${countId} is corrected before it is reported`);
  }

  private close(projected: ProjectedEvent, event: Decision): void {
    const { sequence, revision, recordedAt } = projected;
    const { correctionId: id, reason } = event.data;
    const madeOn = this.findMadeOn.get(id);
    if (madeOn === undefined) throw new Error(`the correction ${id} is decided on before it is proposed`);
    const decided: Decided = {
      decidedBy: actorOf(projected),
      decidedAt: recordedAt,
      decisionReason: reason,
      decisionRevision: revision,
    };
    this.decide.run({
      sequence,
      id,
      outcome: OUTCOMES[event.kind],
      decision: JSON.stringify(decided),
      figureMoved: event.kind === 'correction-accepted' ? Number(hadMoved(event, madeOn)) : null,
    });
  }
}

function isDecision(event: CountEvent): event is Decision {
  return Object.hasOwn(OUTCOMES, event.kind);
}

function hadMoved({ data: { before } }: Decision & { kind: 'correction-accepted' }, madeOn: number): boolean {
  return before.status !== 'active' || before.revision !== madeOn;
}

function actorOf({ metadata }: ProjectedEvent): string {
  return (metadata as unknown as EventMetadata).actor;
}
