import {
  AmendSituation,
  AmendStrikeDetails,
  CorroborateStrike,
  DisputeStrike,
  GradeSource,
  OpenSituation,
  RecordNotice,
  RegisterSource,
  ReportStrike,
  RetractCorroboration,
  RetractDispute,
  RetractNotice,
  RetractStrike,
} from '../../../src/application/commands/commands.js';
import type { Details, Scope } from './facts.js';
import type { Move, Named } from './named.js';
import { replacing } from './recording.js';
import { reliabilityOf } from './sources.js';
import type { DrawnScope, Step, StepOf } from './steps.js';
import { endOf, max } from './times.js';

/** Steps about anything but counts. */

const WHY = { cause: 'source_revised' as const, reason: 'r' };
const commonOf = ({ note, codes }: Step) => ({ note, codes, noticeId: null });

export function otherMove(named: Named, step: Step): Move | null {
  switch (step.do) {
    case 'register':
      return register(step);
    case 'grade':
      return grade(named, step);
    case 'strike':
      return strike(named, step);
    case 'amendStrike':
      return amendStrike(named, step);
    case 'retractStrike':
      return retractStrike(named, step);
    case 'stance':
      return stance(named, step);
    case 'endStance':
      return endStance(named, step);
    case 'situation':
      return situation(named, step);
    case 'amendSituation':
      return amendSituation(named, step);
    case 'notice':
      return notice(named, step);
    case 'endNotice':
      return endNotice(named, step);
    default:
      return null;
  }
}

function register(step: StepOf<'register'>): Move {
  const { name, kind, reliability } = step;
  const said = { name, kind, country: null, reliability };
  return {
    id: null,
    command: (at) => new RegisterSource(at, null, { ...said, url: null, ...commonOf(step) }),
    facts: () => [{ what: 'source', ...said }],
  };
}

function grade(named: Named, step: StepOf<'grade'>): Move | null {
  const id = named.source(step.source);
  if (id === null) return null;
  const graded = { reliability: step.reliability, reason: 'r' };
  return {
    id,
    command: (at) => new GradeSource(at, id, { ...graded, ...commonOf(step) }),
    facts: () => [{ what: 'grade', ...graded, previous: reliabilityOf(named.world, id) }],
  };
}

function strike(named: Named, step: StepOf<'strike'>): Move {
  const statement = named.statement(step.said);
  const rest = { means: ['drone'], parties: [], regions: [] };
  const details = { ...rest, ...named.details(step.details) } as unknown as Details;
  return {
    id: null,
    command: (at) => new ReportStrike(at, null, { details, statement, ...commonOf(step) }),
    facts: () => [
      { what: 'strike', status: 'active', details, statement, effective: endOf(statement.statedAt) },
    ],
  };
}

function amendStrike(named: Named, step: StepOf<'amendStrike'>): Move | null {
  const id = named.strike(step.strike);
  const last = named.world.of('strike', id ?? '').at(-1);
  if (id === null || !last) return null;
  const [statement, changes] = [named.statement(step.said), named.details(step.changes)];
  return {
    id,
    command: (at) => new AmendStrikeDetails(at, id, { changes, ...WHY, statement, ...commonOf(step) }),
    // An amendment reopens what was retracted.
    facts: () => [
      {
        what: 'strike',
        status: 'active',
        details: { ...last.details, ...changes },
        statement,
        effective: replacing(last, statement.statedAt),
      },
    ],
  };
}

function retractStrike(named: Named, step: StepOf<'retractStrike'>): Move | null {
  const id = named.strike(step.strike);
  const last = named.world.of('strike', id ?? '').at(-1);
  if (id === null || !last) return null;
  const statement = named.statement(step.said);
  const { details } = last;
  return {
    id,
    command: (at) => new RetractStrike(at, id, { reason: 'r', statement, ...commonOf(step) }),
    facts: () => [
      {
        what: 'strike',
        status: 'retracted',
        details,
        statement,
        effective: replacing(last, statement.statedAt),
      },
    ],
  };
}

function stance(named: Named, step: StepOf<'stance'>): Move | null {
  const id = named.strike(step.strike);
  if (id === null) return null;
  const { kind, extent } = step;
  const said = { extent, details: named.details(step.details), statement: named.statement(step.said) };
  const TakeStance = kind === 'dispute' ? DisputeStrike : CorroborateStrike;
  return {
    id,
    command: (at) => new TakeStance(at, id, { ...said, ...commonOf(step) }),
    facts: () => [{ what: 'stance', kind, ...said, effective: endOf(said.statement.statedAt) }],
  };
}

function endStance(named: Named, step: StepOf<'endStance'>): Move | null {
  const taken = named.stance(step.stance);
  if (taken === null) return null;
  const { id, revision, kind, effective } = taken;
  const statement = named.statement(step.said);
  const RetractStance = kind === 'dispute' ? RetractDispute : RetractCorroboration;
  return {
    id,
    command: (at) =>
      new RetractStance(at, id, { stance: revision, reason: 'r', statement, ...commonOf(step) }),
    // It cannot end before it was made.
    facts: () => [
      {
        what: 'stanceEnd',
        stance: revision,
        statement,
        effective: max(endOf(statement.statedAt), effective),
      },
    ],
  };
}

function situation(named: Named, step: StepOf<'situation'>): Move {
  const statement = named.statement(step.said);
  const details = { title: step.title, kind: 'territory_series', place: step.place, since: null };
  return {
    id: null,
    command: (at) => new OpenSituation(at, null, { details, statement, ...commonOf(step) }),
    facts: () => [{ what: 'situation', details, statement, effective: endOf(statement.statedAt) }],
  };
}

function amendSituation(named: Named, step: StepOf<'amendSituation'>): Move | null {
  const id = named.situation(step.situation);
  const last = named.world.of('situation', id ?? '').at(-1);
  if (id === null || !last) return null;
  const [statement, changes] = [named.statement(step.said), { place: step.place }];
  return {
    id,
    command: (at) => new AmendSituation(at, id, { changes, ...WHY, statement, ...commonOf(step) }),
    facts: () => [
      {
        what: 'situation',
        details: { ...last.details, ...changes },
        statement,
        effective: replacing(last, statement.statedAt),
      },
    ],
  };
}

function notice(named: Named, step: StepOf<'notice'>): Move | null {
  const scope = step.scope.flatMap((drawn) => scopeOf(named, drawn) ?? []);
  if (scope.length === 0) return null;
  const said = { cause: step.cause, reason: 'r', statement: named.statement(step.said), scope };
  return {
    id: null,
    command: (at) => new RecordNotice(at, null, { ...said, ...commonOf(step) }),
    facts: () => [{ what: 'notice', ...said, effective: endOf(said.statement.statedAt) }],
  };
}

function scopeOf(named: Named, { subject: index, ...narrowed }: DrawnScope): Scope | null {
  const subject = named.subject(index);
  return subject && { subject, ...narrowed };
}

function endNotice(named: Named, step: StepOf<'endNotice'>): Move | null {
  const id = named.notice(step.notice);
  const last = named.world.of('notice', id ?? '').at(-1);
  if (id === null || !last) return null;
  const said = { reason: 'r', statement: named.statement(step.said) };
  return {
    id,
    command: (at) => new RetractNotice(at, id, { ...said, ...commonOf(step) }),
    facts: () => [{ what: 'noticeEnd', ...said, effective: replacing(last, said.statement.statedAt) }],
  };
}
