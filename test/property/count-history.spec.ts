import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { ListChanges, ListVolatility } from '../../projections/changes/queries.js';
import type { CountAnswer, CountRevisionAnswer } from '../../projections/counts/answers.js';
import { GetCount, ListCountRevisions } from '../../projections/counts/queries.js';
import type { CorrectionAnswer } from '../../projections/corrections/answers.js';
import { ListCorrections } from '../../projections/corrections/queries.js';
import type { CommandContext } from '../../src/application/commands/command-context.js';
import {
  AcceptCorrection,
  AdoptClaim,
  AmendCount,
  ProposeCorrection,
  RecordClaim,
  RegisterSource,
  RejectCorrection,
  ReportCount,
  ReportStrike,
  RetractClaim,
  RetractCount,
  WithdrawCorrection,
} from '../../src/application/commands/commands.js';
import { CommandRejectedError } from '../../src/application/commands/errors.js';
import type { Role } from '../../src/domain/kernel/actor.js';
import { type InProcessLedger, startInProcessLedger } from '../support/in-process-ledger.js';
import { testSeed } from '../support/random.js';
import { figure, NOTHING_COMMON, statement } from '../support/samples.js';
import { changesOf, ownOf, revisedIn } from './change-model.js';
import { type Correction, CountModel, type Entry, type Said, type Step } from './count-model.js';
import { MOMENTS, STATED } from './world/vocabulary.js';

const RUNS = Number(process.env['LEDGER_MODEL_RUNS'] ?? 60);
const SOURCES = [randomUUID(), randomUUID(), randomUUID()] as const;

const aSaid: fc.Arbitrary<Said> = fc.record({
  source: fc.constantFrom(...SOURCES),
  stated: fc.constantFrom(...STATED),
});
const aFigure = fc.option(fc.record({ low: fc.option(fc.nat(9)), best: fc.nat(9) }).map(figure), { freq: 6 });
const aRevision = fc.nat(14);
const aProposal = fc.nat(3);
/** Two who may do everything, and one who may only propose and withdraw. */
const someone = fc.constantFrom('rex', 'rea', 'ana');
const aReport = fc.record({ do: fc.constant('report' as const), figure: aFigure, said: aSaid });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: aReport },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), figure: aFigure, said: aSaid }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('amend' as const),
      figure: aFigure,
      said: aSaid,
      corrects: fc.option(aRevision, { freq: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('adopt' as const), claim: aRevision }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retract' as const), said: aSaid }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('takeBack' as const),
      claim: aRevision,
      adopt: fc.option(aRevision, { freq: 3 }),
      said: aSaid,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('propose' as const), figure: aFigure, said: aSaid, by: someone }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('accept' as const),
      proposal: aProposal,
      evenIfMoved: fc.boolean(),
      by: someone,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('reject' as const, 'withdraw' as const),
      proposal: aProposal,
      by: someone,
    }),
  },
);
const aHistory = fc
  .tuple(aReport, fc.array(aStep, { minLength: 10, maxLength: 50 }))
  .map(([report, steps]): Step[] => [report, ...steps]);
const moments = fc.array(fc.constantFrom(...MOMENTS), { minLength: 2, maxLength: 4 });

let ledger: InProcessLedger;
beforeAll(async () => {
  ledger = await startInProcessLedger();
  for (const id of SOURCES) {
    const source = {
      name: id,
      kind: 'newspaper',
      country: null,
      url: null,
      reliability: null,
      ...NOTHING_COMMON,
    };
    await ledger.commands.execute(new RegisterSource(context(null), id, source));
  }
});
afterAll(() => ledger.close());

function context(ifMatch: number | null, by = 'rex'): CommandContext {
  const role: Role = by === 'ana' ? 'analyst' : 'reviewer';
  // Its name matters to repetitions alone, and there are none here.
  return { command: 'Played', actor: { id: by, role }, key: null, members: {}, ifMatch };
}

async function aStrike(): Promise<string> {
  const details = {
    title: 'A strike',
    means: ['drone'],
    attacker: null,
    parties: [],
    target: null,
    occurred: { from: '2025-10-18', to: null, precision: 'day' as const },
    place: { name: null, country: null, admin1: null, point: null, precision: 'unknown' as const },
    regions: [],
    partOf: null,
  };
  const said = statement(SOURCES[0], '2025-10-19');
  const { id } = await ledger.commands.execute(
    new ReportStrike(context(null), null, { details, statement: said, ...NOTHING_COMMON }),
  );
  return id;
}

function commandOf(step: Step, strike: string, id: string, head: number, corrections: readonly string[]) {
  const at = context(head < 0 ? null : head, 'by' in step ? step.by : 'rex');
  if ('proposal' in step) return decisionOf(step, at, id, corrections[step.proposal] ?? randomUUID());
  const because = { cause: 'source_revised' as const, reason: 'r', ...NOTHING_COMMON };
  const said =
    'said' in step ? statement(step.said.source, step.said.stated) : statement(SOURCES[0], '2025-10-19');
  switch (step.do) {
    case 'report':
      return new ReportCount(at, 'casualty', null, {
        subject: { type: 'strike', id: strike },
        measure: 'killed',
        group: 'all',
        period: null,
        running: false,
        dating: 'occurred',
        figure: step.figure,
        statement: said,
        ...NOTHING_COMMON,
      });
    case 'amend':
      return new AmendCount(at, 'casualty', id, {
        ...because,
        figure: step.figure,
        statement: said,
        corrects: step.corrects,
      });
    case 'claim':
      return new RecordClaim(at, 'casualty', id, { figure: step.figure, statement: said, ...NOTHING_COMMON });
    case 'adopt':
      return new AdoptClaim(at, 'casualty', id, { claim: step.claim, reason: 'r', ...NOTHING_COMMON });
    case 'retract':
      return new RetractCount(at, 'casualty', id, { ...because, statement: said });
    case 'takeBack':
      return new RetractClaim(at, 'casualty', id, {
        ...because,
        claim: step.claim,
        adopt: step.adopt,
        statement: said,
      });
    case 'propose':
      return new ProposeCorrection(at, 'casualty', id, { ...because, figure: step.figure, statement: said });
  }
}

function decisionOf(
  step: Extract<Step, { readonly proposal: number }>,
  at: CommandContext,
  id: string,
  correctionId: string,
) {
  const input = { correctionId, reason: 'r', ...NOTHING_COMMON };
  switch (step.do) {
    case 'accept': {
      const figureMoved = step.evenIfMoved ? ('accept' as const) : null;
      return new AcceptCorrection(at, 'casualty', id, { ...input, figureMoved });
    }
    case 'reject':
      return new RejectCorrection(at, 'casualty', id, input);
    case 'withdraw':
      return new WithdrawCorrection(at, 'casualty', id, input);
  }
}

interface Played {
  readonly id: string;
  readonly strike: string;
  readonly model: CountModel;
  /** Ids, in order of the proposals. */
  readonly corrections: readonly string[];
  readonly last: number;
}

/** Plays the steps that the ledger takes, on the ledger and on the model. */
async function play(steps: readonly Step[]): Promise<Played> {
  const strike = await aStrike();
  const model = new CountModel();
  const corrections: string[] = [];
  let id = strike;
  for (const step of steps) {
    try {
      const outcome = await ledger.commands.execute(
        commandOf(step, strike, id, model.entries.length - 1, corrections),
      );
      id = outcome.id;
      if (outcome.made.correctionId !== undefined) corrections.push(outcome.made.correctionId);
      model.apply(step, outcome.events[0]?.sequence ?? NaN);
      expect(model.entries.length - 1).toBe(outcome.revision);
    } catch (error) {
      if (!(error instanceof CommandRejectedError)) throw error;
    }
  }
  return { id, strike, model, corrections, last: ledger.progress.sequence };
}

async function compareAt(
  { id, strike, model, corrections }: Played,
  sequence: number,
  statedAt: string | null,
): Promise<void> {
  const stated = statedAt ?? '~';
  const count: CountAnswer | null = await ledger.queries.execute(
    new GetCount('casualty', id, { sequence, statedAt }),
  );
  const page = await ledger.queries.execute(
    new ListCountRevisions('casualty', id, { sequence, statedAt }, 1000, null),
  );
  const revision = model.inForce(sequence, stated);
  const entry = model.entries[revision];
  expect(count === null ? null : inForceOf(count)).toEqual(
    entry ? expectedOf(model, revision, entry, sequence, stated) : null,
  );
  // What was said is listed also where nothing is in force yet.
  const revisions = model.visible(sequence, stated);
  expect((page?.items ?? []).map(seen)).toEqual(revisions.map((visible) => expectedRevision(model, visible)));
  // Corrections are on the recorded axis alone; only the figure beside them is that of the point.
  const queue = await ledger.queries.execute(
    new ListCorrections({ subject: strike }, { sequence, statedAt }, 1000, null),
  );
  const expected = model.corrections(sequence);
  expect(queue.items.map(decided)).toEqual(
    expected.map((correction, index) => expectedCorrection(correction, corrections[index], revision)),
  );
  if (count) expect(count.openCorrections).toBe(expected.filter(({ status }) => status === 'open').length);
}

/** The changes, and what is made of them. */
async function compareChangesAt(
  { strike, model }: Played,
  sequence: number,
  statedAt: string | null,
): Promise<void> {
  const [at, stated, which] = [{ sequence, statedAt }, statedAt ?? '~', { subject: strike }];
  const changes = changesOf(model, sequence, stated);
  const feed = await ledger.queries.execute(new ListChanges(which, 0, 1000, at));
  expect(feed.items.map(({ revision }) => revision)).toEqual(changes);
  const ofCount = await ledger.queries.execute(new ListVolatility('count', which, at, 10, null));
  expect(ofCount.items.map(({ entries, revised }) => ({ entries, revised }))).toEqual(
    changes.length === 0 ? [] : [{ entries: changes.length, revised: revisedIn(model, sequence, stated) }],
  );
  const bySource = await ledger.queries.execute(new ListVolatility('source', which, at, 10, null));
  expect(bySource.items.map(({ entries: claims, revised }) => ({ claims, revised }))).toEqual(
    SOURCES.map((source) => ownOf(model, source, sequence, stated)).filter(({ claims }) => claims > 0),
  );
}

const decided = (correction: CorrectionAnswer) => ({
  id: correction.id,
  proposer: correction.proposer,
  figure: correction.figure,
  proposed: correction.proposedRevision,
  madeOn: correction.madeOn.revision,
  status: correction.status,
  decided: correction.decisionRevision,
  moved: correction.figureMoved,
  now: correction.figureNow?.revision ?? null,
});

function expectedCorrection(correction: Correction, id: string | undefined, inForce: number) {
  const { by, figure: value, proposed, madeOn, status, hadMoved } = correction;
  return {
    id,
    proposer: by,
    figure: value,
    proposed,
    madeOn,
    status,
    decided: status === 'open' ? null : correction.decided,
    moved: status === 'accepted' ? hadMoved : inForce !== madeOn,
    now: inForce < 0 ? null : inForce,
  };
}

function inForceOf(count: CountAnswer) {
  return {
    status: count.status,
    figure: count.status === 'active' ? count.figure : undefined,
    lastFigure: count.status === 'retracted' ? count.lastFigure : undefined,
    figureRevision: count.figureRevision,
    revision: count.revision,
    standing: count.claims.filter(({ standing }) => standing).map((claim) => claim.revision),
    claims: count.claims.map((claim) => claim.revision),
    adopted: count.claims.filter(({ adopted }) => adopted).map((claim) => claim.revision),
  };
}

function expectedOf(model: CountModel, revision: number, entry: Entry, sequence: number, stated: string) {
  const claims = model.claims(sequence, stated);
  const isRetracted = entry.type === 'retract';
  return {
    status: isRetracted ? 'retracted' : 'active',
    figure: isRetracted ? undefined : entry.figure,
    lastFigure: isRetracted ? entry.figure : undefined,
    figureRevision: revision,
    revision: Math.max(...model.visible(sequence, stated)),
    standing: [...claims].filter(([, standing]) => standing).map(([claim]) => claim),
    claims: [...claims.keys()],
    adopted: entry.claim !== null && claims.has(entry.claim) ? [entry.claim] : [],
  };
}

const seen = (entry: CountRevisionAnswer) => ({
  revision: entry.revision,
  effectiveAt: entry.effectiveAt,
  figure: entry.status === 'retracted' ? entry.lastFigure : entry.status && entry.figure,
  previous: entry.previousStatus === 'active' ? entry.previous : entry.previousStatus,
});

function expectedRevision(model: CountModel, revision: number) {
  const { effective, figure: value, previous } = model.entries[revision] as Entry;
  return { revision, effectiveAt: effective, figure: value, previous };
}

it('answers as the plain reading of its history does, at every sequence and at random pairs of times', async () => {
  const lengths: number[] = [];
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(aHistory, moments, async (steps, times) => {
      const played = await play(steps);
      const { model, last } = played;
      lengths.push(model.entries.length);
      accepted += model.entries.filter(({ type }) => type === 'accept').length;
      const first = model.entries[0]?.sequence ?? last;
      for (let sequence = first - 1; sequence <= last; sequence++) {
        for (const time of [null, ...times]) {
          await compareAt(played, sequence, time);
          await compareChangesAt(played, sequence, time);
        }
      }
    }),
    { numRuns: RUNS, seed: testSeed() | 0 },
  );
  // Many histories get somewhere: otherwise this would compare nothing with nothing.
  expect(lengths.filter((length) => length >= 8).length).toBeGreaterThan(RUNS / 5);
  expect(accepted).toBeGreaterThan(RUNS / 10);
}, 300_000);
