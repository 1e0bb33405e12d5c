import * as fc from 'fast-check';
import type { Figure } from './facts.js';
import type { DrawnDetails, DrawnScope, Said, Step, StepOf, Taken } from './steps.js';
import {
  ATTACKERS,
  CAUSES,
  GRADES,
  isNotAdded,
  KINDS,
  OCCURRED,
  PERIODS,
  PLACES,
  STATED,
} from './vocabulary.js';

/** Histories, drawn at random. */

const aSource = fc.nat(3);
const aSaid: fc.Arbitrary<Said> = fc.record({ source: aSource, stated: fc.constantFrom(...STATED) });
const aStrike = fc.nat(3);
/** The first counts above all, so that some have long histories. */
const aCount = fc.oneof({ weight: 2, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(40) });
const aClaim = fc.nat(6);
/** Counted from the last: nobody has decided on most of those. */
const aProposal = fc.nat(4);
const aCause = fc.constantFrom(...CAUSES);
const aNumber = fc.option(fc.nat(9), { freq: 2 });
const aFigure: fc.Arbitrary<Figure> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.nat(9).map((best) => ({ low: null, best, high: null, approximate: false, asStated: null })),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      low: aNumber,
      best: aNumber,
      high: aNumber,
      approximate: fc.boolean(),
      asStated: fc.constantFrom('a few', 'dozens'),
    }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);
const aGroup = fc.constantFrom('all', 'children', 'drones');
const SOME_DETAILS = {
  title: fc.constantFrom('Drones on a school', 'A wave', 'Shelling of a depot'),
  attacker: fc.option(fc.constantFrom(...ATTACKERS), { freq: 3 }),
  target: fc.constantFrom(null, { kind: 'education', name: 'a school' }, { kind: 'energy', name: null }),
  occurred: fc.constantFrom(...OCCURRED),
  place: fc.constantFrom(...PLACES),
  partOf: fc.option(aStrike, { freq: 2 }),
};
const aDetails = fc.record(SOME_DETAILS);
const someDetails: fc.Arbitrary<Partial<DrawnDetails>> = fc.record(SOME_DETAILS, { requiredKeys: [] });
const aScope: fc.Arbitrary<DrawnScope> = fc.record({
  subject: fc.nat(6),
  family: fc.option(fc.constantFrom('casualty', 'munitions'), { freq: 2 }),
  measure: fc.option(fc.constantFrom('killed', 'launched'), { freq: 2 }),
  group: fc.option(aGroup, { freq: 2 }),
  from: fc.option(fc.constantFrom('2025-10-20', '2025-10-22', '2025-10-26', '2025-10-27'), { freq: 2 }),
  to: fc.option(fc.constantFrom('2025-10-19', '2025-10-20', '2025-10-22', '2025-10-31'), { freq: 2 }),
});

/** Two who may do everything, and one who may only add. */
const TAKEN = {
  by: fc.constantFrom('rex', 'rea', 'ana'),
  note: fc.option(fc.constantFrom('seen twice', 'from a briefing'), { freq: 2 }),
  codes: fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Record<string, string>>({ hdx: '1' }, { hdx: '2' }, { ucdp: '1' }),
    },
  ),
};

type Drawn<Do extends Step['do']> = {
  [Member in Exclude<keyof StepOf<Do>, 'do' | keyof Taken>]: fc.Arbitrary<StepOf<Do>[Member]>;
};

function step<Do extends Step['do']>(weight: number, does: Do, drawn: Drawn<Do>) {
  return {
    weight,
    arbitrary: fc.record({ do: fc.constant(does), ...TAKEN, ...drawn }) as unknown as fc.Arbitrary<Step>,
  };
}

const aStrikeReport = step(2, 'strike', { details: aDetails, said: aSaid });
const aReport = step(40, 'report', {
  // The first strikes above all: figures that have to do with each other are about few subjects.
  subject: fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(6) }),
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...KINDS.slice(0, 1)) },
    { weight: 1, arbitrary: fc.constantFrom(...KINDS.filter(({ measure }) => isNotAdded(measure))) },
    { weight: 4, arbitrary: fc.constantFrom(...KINDS) },
  ),
  period: fc.option(fc.constantFrom(...PERIODS), { freq: 2 }),
  running: fc.boolean(),
  dating: fc.constantFrom('occurred' as const, 'reported' as const),
  figure: aFigure,
  said: aSaid,
});
const aRegistration = step(1, 'register', {
  name: fc.constantFrom('Ministry', 'Mayor'),
  kind: fc.constantFrom('ministry', 'newspaper'),
  reliability: fc.option(fc.constantFrom(...GRADES), { freq: 2 }),
});

const aStep: fc.Arbitrary<Step> = fc.oneof(
  aRegistration,
  step(3, 'grade', { source: aSource, reliability: fc.constantFrom(...GRADES) }),
  aStrikeReport,
  step(14, 'amendStrike', { strike: aStrike, changes: someDetails, said: aSaid }),
  step(4, 'retractStrike', { strike: aStrike, said: aSaid }),
  step(14, 'stance', {
    strike: aStrike,
    kind: fc.constantFrom('corroboration' as const, 'dispute' as const),
    extent: fc.constantFrom('full' as const, 'partial' as const),
    details: someDetails,
    said: aSaid,
  }),
  step(9, 'endStance', { stance: fc.nat(6), said: aSaid }),
  step(1, 'situation', {
    title: fc.constantFrom('Displacement', 'A siege'),
    place: fc.constantFrom(...PLACES),
    said: aSaid,
  }),
  step(2, 'amendSituation', { situation: fc.nat(2), place: fc.constantFrom(...PLACES), said: aSaid }),
  step(4, 'notice', { cause: aCause, scope: fc.array(aScope, { minLength: 1, maxLength: 2 }), said: aSaid }),
  step(4, 'endNotice', { notice: fc.nat(6), said: aSaid }),
  aReport,
  step(24, 'amend', {
    count: aCount,
    figure: aFigure,
    cause: fc.option(aCause, { freq: 8 }),
    corrects: fc.option(aClaim, { freq: 2 }),
    notice: fc.option(fc.nat(6), { freq: 2 }),
    said: aSaid,
  }),
  step(20, 'claim', { count: aCount, figure: aFigure, said: aSaid }),
  step(16, 'adopt', { count: aCount, claim: aClaim }),
  step(3, 'retract', { count: aCount, cause: aCause, said: aSaid }),
  step(8, 'takeBack', {
    count: aCount,
    claim: aClaim,
    adopt: fc.option(aClaim, { freq: 2 }),
    cause: aCause,
    said: aSaid,
  }),
  step(8, 'propose', { count: aCount, figure: aFigure, cause: aCause, said: aSaid }),
  step(10, 'accept', { correction: aProposal, evenIfMoved: fc.boolean() }),
  step(4, 'reject', { correction: aProposal }),
  step(3, 'withdraw', { correction: aProposal }),
);

/** A history: some sources and strikes to begin with, a situation, and then anything. */
export const aHistory: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(aRegistration.arbitrary, { minLength: 1, maxLength: 4 }),
    fc.array(aStrikeReport.arbitrary, { maxLength: 4 }),
    step(1, 'situation', {
      title: fc.constant('Displacement'),
      place: fc.constantFrom(...PLACES),
      said: aSaid,
    }).arbitrary,
    fc.array(aReport.arbitrary, { maxLength: 12 }),
    // Without bias: most histories are long, and yet shrink to none.
    fc.noBias(fc.array(aStep, { maxLength: 400, size: 'max' })),
  )
  // As the ledger has them: objects that are drawn have no prototype.
  .map(([sources, strikes, situation, reports, steps]) =>
    structuredClone([...sources, ...strikes, situation, ...reports, ...steps]),
  );
