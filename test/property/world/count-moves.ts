import {
  AcceptCorrection,
  AdoptClaim,
  AmendCount,
  ProposeCorrection,
  RecordClaim,
  RejectCorrection,
  ReportCount,
  RetractClaim,
  RetractCount,
  WithdrawCorrection,
} from '../../../src/application/commands/commands.js';
import type { Quantity } from './facts.js';
import type { Move, Named } from './named.js';
import {
  accepted,
  adopted,
  amended,
  claimed,
  closed,
  proposed,
  reported,
  retracted,
  takenBack,
} from './recording.js';
import type { Step, StepOf } from './steps.js';

/** Steps about counts. */

const commonOf = ({ note, codes }: Step) => ({ note, codes, noticeId: null });

export function countMove(named: Named, step: Step): Move | null {
  if (step.do === 'report') return report(named, step);
  if ('correction' in step) return correctionMove(named, step);
  if (!('count' in step)) return null;
  const id = named.count(step.count);
  return id === null ? null : changeMove(named, step, id);
}

function report(named: Named, step: StepOf<'report'>): Move | null {
  const subject = named.subject(step.subject);
  if (subject === null) return null;
  const { family, measure, group } = step.kind;
  const { running, dating, figure } = step;
  const quantity: Quantity = { family, subject, measure, group, period: step.period };
  const said = { figure, statement: named.statement(step.said) };
  const { family: _, ...what } = quantity;
  return {
    id: null,
    command: (at) =>
      new ReportCount(at, family, null, { ...what, running, dating, ...said, ...commonOf(step) }),
    facts: ({ id }) => {
      const { world } = named;
      if (!world.quantities.has(id)) world.quantities.set(id, quantity);
      expect(world.quantities.get(id)).toEqual(quantity);
      return [reported(world, id, said, { running, dating })];
    },
  };
}

type ChangeStep = StepOf<'amend' | 'claim' | 'adopt' | 'retract' | 'takeBack' | 'propose'>;

function changeMove(named: Named, step: ChangeStep, id: string): Move {
  const { world } = named;
  const { family } = world.quantityOf(id);
  const common = commonOf(step);
  switch (step.do) {
    case 'amend':
      return amend(named, step, id);
    case 'claim': {
      const said = { figure: step.figure, statement: named.statement(step.said) };
      return {
        id,
        command: (at) => new RecordClaim(at, family, id, { ...said, ...common }),
        facts: () => [claimed(world, id, said)],
      };
    }
    case 'adopt': {
      const claim = named.claim(id, step.claim);
      return {
        id,
        command: (at) => new AdoptClaim(at, family, id, { claim, reason: 'r', ...common }),
        facts: () => [adopted(world, id, claim, 'r')],
      };
    }
    case 'retract': {
      const why = { cause: step.cause, reason: 'r', statement: named.statement(step.said) };
      return {
        id,
        command: (at) => new RetractCount(at, family, id, { ...why, ...common }),
        facts: () => [retracted(world, id, why)],
      };
    }
    case 'takeBack': {
      const claim = named.claim(id, step.claim);
      const adopt = step.adopt === null ? null : named.claim(id, step.adopt);
      const why = { cause: step.cause, reason: 'r', statement: named.statement(step.said) };
      return {
        id,
        command: (at) => new RetractClaim(at, family, id, { ...why, claim, adopt, ...common }),
        facts: () => takenBack(world, id, claim, adopt, why),
      };
    }
    case 'propose': {
      const { figure, cause } = step;
      const change = { figure, cause, reason: 'r', statement: named.statement(step.said) };
      return {
        id,
        command: (at) => new ProposeCorrection(at, family, id, { ...change, ...common }),
        facts: ({ made }) => [proposed(world, id, change, made.correctionId ?? '')],
      };
    }
  }
}

function amend(named: Named, step: StepOf<'amend'>, id: string): Move {
  const { figure, cause } = step;
  const corrects = step.corrects === null ? null : named.setter(id, step.corrects);
  const said = { figure, reason: 'r', statement: named.statement(step.said) };
  const noticeId = step.notice === null ? null : named.notice(step.notice);
  const { world } = named;
  return {
    id,
    command: (at) =>
      new AmendCount(at, world.quantityOf(id).family, id, {
        ...said,
        cause,
        corrects,
        ...commonOf(step),
        noticeId,
      }),
    // The changes of a running count are developed by default.
    facts: () => [amended(world, id, { ...said, cause: cause ?? 'developed' }, corrects)],
    common: { noticeId },
  };
}

function correctionMove(named: Named, step: StepOf<'accept' | 'reject' | 'withdraw'>): Move | null {
  const proposal = named.proposal(step.correction);
  if (proposal?.correctionId == null) return null;
  const { id, correctionId, codes, noticeId } = proposal;
  const { family } = named.world.quantityOf(id);
  const input = { correctionId, reason: 'd', ...commonOf(step) };
  if (step.do === 'accept') {
    const figureMoved = step.evenIfMoved ? ('accept' as const) : null;
    return {
      id,
      command: (at) => new AcceptCorrection(at, family, id, { ...input, figureMoved }),
      facts: () => [accepted(named.world, id, proposal, 'd')],
      // It brings the codes of the proposal too, and its notice.
      common: { codes: { ...codes, ...step.codes }, noticeId },
    };
  }
  const Close = step.do === 'reject' ? RejectCorrection : WithdrawCorrection;
  return {
    id,
    command: (at) => new Close(at, family, id, input),
    facts: () => [closed(step.do, correctionId, 'd')],
  };
}
