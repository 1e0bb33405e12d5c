import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
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
  };
}

describe('the events of the UCDP dataset', () => {
  const directory = useTemporaryDirectory();
  afterEach(killRemainingLedgers);

  it('load as strikes with the killed as published, warned about where they break their order, and only once', async () => {
    const ledger = await LedgerProcess.start({ dataDirectory: directory() });
    const env = { ...process.env, LEDGER_URL: ledger.url, LEDGER_KEY: ledger.adminKey };
    const load = async () => (await run(process.execPath, [EXAMPLE], { env })).stdout;
    expect(await load()).toContain(
      '1848 events: 3697 commands recorded, 0 known already.\n  20 warned about: figure-order',
    );
    expect(await load()).toContain('1848 events: 0 commands recorded, 3697 known already.');
    const { features } = JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as {
      features: Published[];
    };
    const published = features.map(({ properties: { id, low, best, high } }) => [
      String(id),
      low,
      best,
      high,
    ]);
    expect((await killed(ledger)).sort(byId)).toEqual(published.sort(byId));
  });
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

async function killed(ledger: LedgerProcess): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = ''; next !== null;) {
    const cursor: string = next === '' ? '' : `&cursor=${next}`;
    const answer = await fetch(`${ledger.url}/v1/casualty-counts?measure=killed&limit=1000${cursor}`);
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
