import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { provinceOf } from '../../examples/ucdp-ged/commands.js';
import { readEvents } from '../../examples/ucdp-ged/read.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

const run = promisify(execFile);
const EXAMPLE = resolve('dist/examples/ucdp-ged/main.js');
const FILE = resolve('examples/ucdp-ged/data/ucdp-ged-23.1-central-african-republic.geojson.gz');

interface Published {
  readonly properties: {
    readonly id: number;
    readonly low: number;
    readonly best: number;
    readonly high: number;
    readonly date_start: string;
    readonly date_end: string;
    readonly adm_1: string;
  };
}

const { features: ALL } = JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as {
  features: Published[];
};
const breaksOrder = ({ properties: { low, best, high } }: Published) => low > best || best > high;
/** Every tenth, and all that break the order; LEDGER_TEST_DATA=whole loads every one. */
const LOADED =
  process.env['LEDGER_TEST_DATA'] === 'whole'
    ? ALL
    : ALL.filter((event, index) => index % 10 === 0 || breaksOrder(event));

type Sums = Readonly<Record<string, readonly [low: number, best: number, high: number]>>;

/** Sums of the events that lie within a year, by province code; of no province under the empty text. */
function sumsOf(features: readonly Published[], year: string): Sums {
  const sums: Record<string, [number, number, number]> = {};
  for (const { properties } of features) {
    const { date_start: from, date_end: to, adm_1: province, low, best, high } = properties;
    if (!from.startsWith(year) || !to.startsWith(year)) continue;
    const sum = (sums[provinceOf(province) ?? ''] ??= [0, 0, 0]);
    sum[0] += low;
    sum[1] += best;
    sum[2] += high;
  }
  return sums;
}

interface Tolls {
  readonly items: readonly {
    readonly key: { readonly 'place.admin1': string | null };
    readonly figure: { readonly low: number; readonly best: number; readonly high: number } | null;
  }[];
}

async function tollsOf(ledger: ServedLedger, year: string): Promise<Sums> {
  const query = `measure=killed&family=casualty&groupBy=place.admin1&from=${year}-01-01&to=${year}-12-31`;
  const { items } = (await (await fetch(`${ledger.url}/v1/tolls?${query}`)).json()) as Tolls;
  return Object.fromEntries(
    items.flatMap(({ key, figure }) =>
      figure ? [[key['place.admin1'] ?? '', [figure.low, figure.best, figure.high] as const]] : [],
    ),
  );
}

describe('the events of the UCDP dataset', () => {
  const directory = useTemporaryDirectory();
  afterEach(stopServedLedgers);

  it('are 1,848, of which 20 break the order of low, best and high', () => {
    expect([ALL.length, ALL.filter(breaksOrder).length]).toEqual([1848, 20]);
    expect(readEvents()).toEqual(ALL);
  });

  it('are found wherever the program is started, and a file that is not there is named', async () => {
    // Nobody listens there: whoever comes so far has read the file.
    const env = { ...process.env, LEDGER_URL: 'http://127.0.0.1:9', LEDGER_KEY: 'of-nobody' };
    const failed = (...args: string[]) =>
      run(process.execPath, [EXAMPLE, ...args], { cwd: directory(), env }).then(
        () => 'it did not fail',
        ({ stderr }: { stderr: string }) => stderr,
      );
    expect(await failed()).toMatch(/^no ledger answers at http:\/\/127\.0\.0\.1:9/);
    expect(await failed('none.geojson')).toBe('there is no file none.geojson\n');
  });

  it('load once, as strikes with the killed as published, and add up by year and region as the file does', async () => {
    const file = join(directory(), 'events.geojson');
    writeFileSync(file, JSON.stringify({ features: LOADED }));
    const ledger = await ServedLedger.start();
    const env = { ...process.env, LEDGER_URL: ledger.url, LEDGER_KEY: ledger.adminKey };
    const load = async () => (await run(process.execPath, [EXAMPLE, file], { env })).stdout;
    const [events, commands] = [LOADED.length, 1 + 2 * LOADED.length];
    expect(await load()).toContain(
      `${events} events: ${commands} commands recorded, 0 known already.\n  20 warned about: figure-order`,
    );
    expect(await load()).toContain(`${events} events: 0 commands recorded, ${commands} known already.`);
    const published = LOADED.map(({ properties: { id, low, best, high } }) => [String(id), low, best, high]);
    expect((await killed(ledger)).sort(byId)).toEqual(published.sort(byId));

    // Added up by region of each year: what the ledger comes to, and what the file does.
    for (const year of new Set(LOADED.map(({ properties }) => properties.date_start.slice(0, 4)))) {
      expect([year, await tollsOf(ledger, year)]).toEqual([year, sumsOf(LOADED, year)]);
    }
  }, 600_000);
});

type Row = (string | number)[];
const byId = ([a]: Row, [b]: Row) => Number(a) - Number(b);

interface Page {
  readonly next: string | null;
  readonly items: readonly {
    readonly codes: Readonly<Record<string, string>>;
    readonly figure: { readonly low: number; readonly best: number; readonly high: number };
  }[];
}

async function killed(ledger: ServedLedger): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = ''; next !== null;) {
    const cursor: string = next === '' ? '' : `&cursor=${next}`;
    const answer = await fetch(`${ledger.url}/v1/casualty-counts?measure=killed&limit=100${cursor}`);
    const page = (await answer.json()) as Page;
    rows.push(
      ...page.items.map(({ codes, figure: { low, best, high } }) => [
        codes['ucdp:id'] ?? '',
        low,
        best,
        high,
      ]),
    );
    next = page.next;
  }
  return rows;
}
