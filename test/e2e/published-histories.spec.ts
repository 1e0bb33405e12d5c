import { countId } from '../../src/ids/derived-ids.js';
import {
  type CellChange,
  changesOf,
  HISTORY_KEYS,
  type HistoryName,
  type Sample,
  samples,
} from '../support/histories.js';
import { jsonLines } from '../support/json-lines.js';
import { ServedLedger } from '../support/served-ledger.js';

/**
 * Two published series as they were changed, version by version, and what single cells said as of a version: read from
 * the published files by other code. Each version states its cells at the time of its commit. Only the cells that are
 * asked about are played; LEDGER_TEST_DATA=whole plays all of them.
 */

const IS_WHOLE = process.env['LEDGER_TEST_DATA'] === 'whole';

/** How a series maps to counts of a situation. */
interface Series {
  readonly dataset: HistoryName;
  readonly situationId: string;
  readonly words: ReadonlySet<string>;
}

const SERIES: readonly Series[] = [
  {
    dataset: 't4p-gaza-daily',
    situationId: '0199f0e2-0000-7000-8000-000000000001',
    words: new Set(['report_source']),
  },
  {
    dataset: 'ua-genstaff-personnel',
    situationId: '0199f0e2-0000-7000-8000-000000000002',
    words: new Set(['personnel*', '*personnel']),
  },
];
const PUBLISHER = '0199f0e2-0000-7000-8000-000000000003';

const SAMPLES = samples();

/** What the samples do not show, worked out by hand from the published changes. */
const [GAZA] = SERIES as readonly [Series, Series];
const RENAMED = {
  day: '2023-10-07',
  from: 'ext_martyred',
  to: 'ext_killed',
  at: '2024-01-19T14:01:37-05:00',
};
const UNKNOWN = { day: '2024-09-21', metric: 'ext_civdef_killed_cum', at: '2024-09-21T08:41:52-04:00' };

const cellOf = (dataset: string, day: string | undefined, metric: string) => `${dataset} ${day} ${metric}`;
const ASKED_ABOUT = new Set([
  ...SAMPLES.map(({ dataset, key, metric }) => cellOf(dataset, key['report_date'] ?? key['date'], metric)),
  ...[RENAMED.from, RENAMED.to].map((metric) => cellOf(GAZA.dataset, RENAMED.day, metric)),
  cellOf(GAZA.dataset, UNKNOWN.day, UNKNOWN.metric),
]);

function playedChangesOf({ dataset }: Series): CellChange[] {
  const day = HISTORY_KEYS[dataset];
  return changesOf(dataset).filter(
    (change) => IS_WHOLE || ASKED_ABOUT.has(cellOf(dataset, String(change[day]), change.metric)),
  );
}

/** A code of letters, digits and underscores for a column's name. */
const codeOf = ({ dataset }: Series, metric: string) =>
  `${dataset}_${metric.replace('*personnel', 'before_personnel').replace('*', '_qualifier')}`
    .toLowerCase()
    .replaceAll('-', '_');

const figureOf = (series: Series, metric: string, value: CellChange['value']) => {
  if (value === null) return null;
  // What no number of people can be is kept in the publisher's own words.
  return series.words.has(metric) || typeof value === 'string' || value < 0
    ? { asStated: String(value) }
    : { best: value };
};

function* commandsOf(series: Series): Generator<object> {
  const statement = (statedAt: string) => ({ sourceId: PUBLISHER, statedAt });
  const subject = { type: 'situation', id: series.situationId } as const;
  const changes = playedChangesOf(series);
  const first = statement(changes[0]?.committedAt ?? '');
  const situation = {
    id: series.situationId,
    title: series.dataset,
    kind: 'territory_series',
    statement: first,
  };
  yield { command: 'OpenSituation', body: { ...situation, place: { precision: 'country' } } };
  for (const metric of new Set(changes.map((change) => change.metric))) {
    const unit = series.words.has(metric) ? 'text' : 'people';
    const accumulation = metric.includes('_cum') ? 'cumulative' : 'period';
    yield {
      command: 'DefineMeasure',
      body: { code: codeOf(series, metric), family: 'casualty', unit, accumulation },
    };
  }
  const heads = new Map<string, number>();
  for (const { committedAt, op, metric, value, ...row } of changes) {
    const measure = codeOf(series, metric);
    const period = String(row[HISTORY_KEYS[series.dataset]]);
    const id = countId({ family: 'casualty', subject, measure, group: 'all', period });
    const said = { statement: statement(committedAt), figure: figureOf(series, metric, value) };
    const head = heads.get(id) ?? -1;
    heads.set(id, head + 1);
    const change = { cause: 'source_revised', reason: 'Another version says so' };
    if (op === 'set') {
      const body = { subject, measure, period, dating: 'reported', ...said };
      yield { command: 'ReportCasualtyCount', body };
    } else if (op === 'revise') {
      yield { command: 'AmendCasualtyCount', id, ifMatch: head, body: { ...change, ...said } };
    } else {
      const body = { ...change, cause: 'source_retracted', statement: said.statement };
      yield { command: 'RetractCasualtyCount', id, ifMatch: head, body };
    }
  }
}

let ledger: ServedLedger;

beforeAll(async () => {
  ledger = await ServedLedger.start();
  const source = { command: 'RegisterSource', body: { id: PUBLISHER, name: 'A publisher', kind: 'other' } };
  const commands = [source, ...SERIES.flatMap((series) => [...commandsOf(series)])];
  const payload = commands.map((command) => JSON.stringify(command)).join('\n');
  const { text } = await ledger.admin.send(
    'POST',
    '/v1/commands',
    { 'content-type': 'application/x-ndjson' },
    payload,
  );
  const answers = jsonLines<{ status: number; line: number; problem?: object }>(text);
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.map((answer) => [answer, commands[answer.line - 1]])).toEqual([]);
  expect(answers).toHaveLength(commands.length);
}, 600_000);
afterAll(() => ledger.stop());

test('each sampled cell says what its version said, as of that version', async () => {
  expect(SAMPLES).toHaveLength(150);
  const wrong = [];
  for (const { dataset, asOf, key, metric, present, value } of SAMPLES) {
    const series = SERIES.find((candidate) => candidate.dataset === dataset);
    if (!series) throw new Error(`no series ${dataset}`);
    const said = await saidOf(series, key[HISTORY_KEYS[series.dataset]], metric, asOf);
    if (said.present !== present || said.value !== value) wrong.push({ dataset, asOf, key, metric, said });
  }
  expect(wrong).toEqual([]);
});

test('a column that was renamed is gone under its old name and there under its new one', async () => {
  const { day, from, to, at } = RENAMED;
  const both = async (asOf: string) => [
    await saidOf(GAZA, day, from, asOf),
    await saidOf(GAZA, day, to, asOf),
  ];
  const [figure, nothing] = [
    { present: true, value: 198 },
    { present: false, value: null },
  ];
  expect(await both('2024-01-19T14:01:36-05:00')).toEqual([figure, nothing]);
  expect(await both(at)).toEqual([nothing, figure]);
});

test('a cell that its publisher left unknown is there, and unknown, until it is given', async () => {
  const { day, metric, at } = UNKNOWN;
  expect(await saidOf(GAZA, day, metric, at)).toEqual({ present: true, value: null });
  expect(await saidOf(GAZA, day, metric, '2024-09-21T10:47:38-04:00')).toEqual({ present: true, value: 83 });
});

/** What the ledger says of a cell as had been stated by then. */
async function saidOf(
  series: Series,
  day: string | undefined,
  metric: string,
  asOf: string,
): Promise<Pick<Sample, 'present' | 'value'>> {
  const id = countId({
    family: 'casualty',
    subject: { type: 'situation', id: series.situationId },
    measure: codeOf(series, metric),
    group: 'all',
    period: day ?? null,
  });
  const { status, body } = await ledger.admin.get(
    `/v1/casualty-counts/${id}?statedAsOf=${encodeURIComponent(asOf)}`,
  );
  if (status === 404 || body.status === 'retracted') return { present: false, value: null };
  if (body.figure === null) return { present: true, value: null };
  return { present: true, value: body.figure.best ?? body.figure.asStated };
}
