import { LedgerClient } from '../../examples/client.js';
import { describeInChromium } from '../support/chromium.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

describeInChromium('totals and discrepancies', (browser) => {
  afterAll(stopServedLedgers);
  let night: NightLedger;
  let reader: PageReader;
  beforeAll(async () => {
    night = await startNightLedger();
    reader = await PageReader.open(browser(), night.ledger.url);
  });
  afterEach(() => expect(reader.complaints).toEqual([]));

  test('a total shows what it stands on, what no part accounts for, and what is left out and why', async () => {
    await reader.goto('/');
    await reader.page.getByRole('link', { name: 'Totals' }).click();
    await reader.page.getByRole('heading', { name: 'What it stands on' }).waitFor();
    await reader.settled();
    const text = await reader.text();
    expect(text).toContain('7 people');
    // Three, one and two are the parts of seven.
    expect(text).toContain('Of these, 1 that no part accounts for.');
    expect(await reader.rows()).toEqual([
      ['Killed · Attack on Ukraine in the night to 22 October 2025', '7', ''],
    ]);
    expect(text).toContain(
      'Drone strike on a kindergarten, Kharkiv: the whole that it is part of has a figure of its own',
    );
  });

  test('as of the morning of the 22nd it was at least six, and all of them accounted for', async () => {
    await reader.goto('/tolls?statedAsOf=2025-10-22');
    const text = await reader.text();
    expect(text).toContain('at least 6 people');
    expect(text).toContain('Of these, at least 0 that no part accounts for.');
  });

  test('totals by region have a line each, and one for what no region can be given', async () => {
    await reader.goto('/tolls');
    await reader.page.getByLabel('Lines').selectOption('by region');
    await reader.page.getByRole('button', { name: 'Show' }).click();
    await reader.page.waitForURL(/groupBy=place.admin1/);
    await reader.page.getByRole('rowheader', { name: 'Kharkiv region' }).waitFor();
    const lines = (await reader.rows()).map(([line, total]) => [line, total]);
    expect(lines).toEqual([
      ['Kyiv city', '2'],
      ['Kyiv region', '3'],
      ['Kharkiv region', '1'],
      ['not attributed', '1'],
    ]);
    await reader.page.getByRole('link', { name: /^one figure of Kyiv region/ }).click();
    await reader.page.getByRole('heading', { name: 'Kyiv region' }).waitFor();
    await reader.settled();
    expect(await reader.text()).toContain('Killed · Missile strike on a home in a village, Kyiv region');
  });

  test('a sum since the start that falls is shown with the days of both sides', async () => {
    const client = new LedgerClient(night.ledger.url, night.ledger.adminKey);
    const make = async (path: string, key: string, body: object) =>
      (await client.send({ key, path, body })).id;
    const sourceId = await make('/sources', 'source', { name: 'A ministry', kind: 'ministry' });
    const statement = { sourceId, statedAt: '2025-10-24' };
    const place = { country: 'SY', precision: 'country' };
    const siege = { title: 'A siege', kind: 'siege', place, since: '2025-10-01', statement };
    const subject = { type: 'situation', id: await make('/situations', 'situation', siege) };
    for (const [period, best] of [
      ['2025-10-22', 120],
      ['2025-10-23', 95],
    ] as const) {
      const count = { subject, measure: 'killed_cumulative', period, figure: { best }, statement };
      await make('/casualty-counts', period, count);
    }
    await reader.goto('/discrepancies?kind=cumulative-falls');
    // Of 120 to 95.
    expect(await reader.text()).toContain('A sum since the start falls, by 25.');
    const rows = await reader.rows();
    expect(rows.map(([source, figure]) => [source, figure])).toEqual([
      ['A ministry before: 22 Oct 2025', '120'],
      ['A ministry after', '95'],
    ]);
  });

  test('claims that cannot both be true stand side by side', async () => {
    await reader.goto('/discrepancies?statedAsOf=2025-10-23T06:00:00Z');
    const text = await reader.text();
    expect(text).toContain('Claims that cannot both be true, by 1.');
    const rows = await reader.rows();
    expect(rows.map(([source, figure]) => [source, figure]).toSorted()).toEqual([
      ['A second newspaper claimed', 'at least 8'],
      ['Ukrainian officials claimed', '7'],
    ]);
  });
});
