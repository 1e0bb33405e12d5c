import * as fc from 'fast-check';
import { type Client, expectStatus } from '../support/client.js';
import { ServedLedger } from '../support/served-ledger.js';
import { testSeed } from '../support/random.js';
import { Player } from './vintages/player.js';
import { quantityOf } from './vintages/published.js';
import { SeriesLedger } from './vintages/series-ledger.js';
import { aDrawnHistory, type Drawn, TIMES } from './vintages/steps.js';

const RUNS = Number(process.env['LEDGER_MODEL_RUNS'] ?? 8);
const SEED = testSeed();
const ALL_TIMES = [...TIMES.daily, ...TIMES.weekly];

describe(`vintages in any order (LEDGER_TEST_SEED=${SEED})`, () => {
  let mixed: ServedLedger;
  let ordered: ServedLedger;
  let run = 0;
  /** Late finds of the daily series, and figures that were compared. */
  const met = { late: 0, figures: 0 };

  beforeAll(async () => {
    [mixed, ordered] = await Promise.all([ServedLedger.start(), ServedLedger.start()]);
  });
  afterAll(() => Promise.all([mixed.stop(), ordered.stop()]));

  it('are the files that were published, and what others decided stands', async () => {
    await fc.assert(fc.asyncProperty(aDrawnHistory, play), {
      numRuns: RUNS,
      seed: SEED | 0,
      endOnFailure: process.env['LEDGER_MODEL_SHRINK'] === 'no',
      interruptAfterTimeLimit: 800_000,
      markInterruptAsFailure: true,
    });
    expect(met.late).toBeGreaterThan(RUNS / 4);
    expect(met.figures).toBeGreaterThan(RUNS * 4);
  }, 1_000_000);

  async function play({ tables, steps }: Drawn): Promise<void> {
    const unique = `of_run_${++run}`;
    const ledger = await SeriesLedger.define(mixed.admin, unique);
    const player = new Player(ledger, tables);
    for (const step of steps) await player.play(step);
    await player.expectTables('daily');
    await player.expectTables('weekly');

    const other = await SeriesLedger.define(ordered.admin, unique);
    await other.rename('daily');
    for (const { statedAt, published } of player.inStatedOrder('daily')) {
      await expectStatus(other.put('daily', statedAt, published.file), 201);
    }
    const ofOthers = player.inStatedOrder('weekly').flatMap(({ published }) => [...published.counted.keys()]);
    const touched = new Set([...player.analyst.touched, ...ofOthers]);
    await expectSameFigures(ledger, other, touched);
    const places = steps.flatMap((step) => (step.do === 'put' && step.of === 'daily' ? [step.at] : []));
    met.late += places.filter((at, index) => places.slice(0, index).some((one) => one > at)).length;
  }

  /** What is in force of the quantities of which the daily series alone speaks, at each time. */
  async function expectSameFigures(
    one: SeriesLedger,
    other: SeriesLedger,
    touched: ReadonlySet<string>,
  ): Promise<void> {
    for (const time of [null, ...ALL_TIMES]) {
      const query = time === null ? '' : `&statedAsOf=${encodeURIComponent(time)}`;
      const figures = await figuresOf(one, query, touched);
      expect({ time, figures }).toEqual({ time, figures: await figuresOf(other, query, touched) });
      met.figures += Object.keys(figures).length;
    }
  }
});

async function figuresOf(
  { client, situationId }: SeriesLedger,
  query: string,
  touched: ReadonlySet<string>,
): Promise<Record<string, unknown>> {
  const figures: Record<string, unknown> = {};
  for (const item of await countsOf(client, `subject=${situationId}${query}`)) {
    const { measure, group, period, status, figure, claims } = item;
    const column = measure.replace(/^.*_of_run_\d+_/, '');
    if (measure.startsWith('weekly') || touched.has(quantityOf(NAMES[column] ?? column, period, group)))
      continue;
    const standing = claims.filter((claim) => claim.standing).map((claim) => claim.figure);
    figures[`${measure} ${group} ${period}`] = { status, figure, standing };
  }
  return figures;
}

/** Columns by how their measures end. */
const NAMES: Readonly<Record<string, string>> = { proto: '__proto__' };

interface ReadCount {
  readonly measure: string;
  readonly group: string;
  readonly period: string;
  readonly status: string;
  readonly figure?: unknown;
  readonly claims: readonly { readonly standing: boolean; readonly figure: unknown }[];
}

async function countsOf(client: Client, query: string): Promise<ReadCount[]> {
  return (await expectStatus(client.get(`/v1/casualty-counts?limit=1000&${query}`), 200)).body.items;
}
