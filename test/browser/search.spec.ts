import { LedgerClient } from '../../examples/client.js';
import { SOURCES } from '../../examples/night-of-2025-10-22/sources.js';
import { describeInChromium } from '../support/chromium.js';
import { startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

/** With what the night has, more than one page of strikes. */
const MORE_STRIKES = 45;

describeInChromium('the search', (browser) => {
  afterAll(stopServedLedgers);
  let reader: PageReader;
  beforeAll(async () => {
    const { ledger } = await startNightLedger();
    const client = new LedgerClient(ledger.url, ledger.adminKey);
    for (let number = 1; number <= MORE_STRIKES; number++) {
      const place = { country: 'ML', precision: 'country' };
      const statement = { sourceId: SOURCES.newsReport, statedAt: '2025-10-22' };
      const occurred = { from: '2025-10-20', precision: 'day' };
      const body = { title: `Raid ${number}`, means: ['unknown'], occurred, place, statement };
      await client.send({ key: `search/${number}`, path: '/strikes', body });
    }
    reader = await PageReader.open(browser(), ledger.url);
  });
  afterEach(() => expect(reader.complaints).toEqual([]));

  const field = (name: string) => reader.page.getByRole('search').getByLabel(name, { exact: true });
  const show = async () => {
    const before = reader.page.url();
    await reader.page.getByRole('button', { name: 'Show' }).click();
    await reader.page.waitForURL((url) => url.href !== before);
    await reader.settled();
  };
  const titles = async () => (await reader.rows('.results')).map(([title]) => title);

  test('finds a few of each kind by words, and leads to all of one kind', async () => {
    await reader.goto('/search');
    await field('Words').fill('sanctions');
    await field('Words').press('Enter');
    await reader.page.waitForURL(/q=sanctions/);
    await reader.settled();
    expect(await reader.rows('[aria-label="Diplomatic events"]')).toEqual([
      [
        'Sanctions expected at the summit of the European Union in Brussels',
        'Sanctions package',
        '23 Oct 2025',
        'Brussels, Belgium',
        'Adopted',
      ],
    ]);
    expect(await reader.text()).toContain('Nothing of these: strikes, casualty counts');
    await reader.page.getByRole('link', { name: 'Narrow or order these diplomatic events' }).click();
    await reader.page.waitForURL(/in=diplomatic-events.*q=sanctions/);
    await reader.page.locator('#results').waitFor();
    await reader.settled();
    expect(await titles()).toEqual(['Sanctions expected at the summit of the European Union in Brussels']);
  });

  test('narrows strikes by country, region and status', async () => {
    await reader.goto('/search?in=strikes');
    await field('Country').selectOption('Ukraine');
    await show();
    await field('Region').selectOption('Kyiv city');
    await field('Order').selectOption('First recorded first');
    await show();
    expect(await titles()).toEqual([
      'Attack on Kyiv',
      'Drone debris sets fire to the sixth floor of a 16-storey building, Dnipro district, Kyiv',
      'Fires on five floors of a high-rise, Darnytskyi district, Kyiv',
    ]);
    await reader.goto('/search?in=strikes');
    await field('Status').selectOption('Confirmed in part by another source');
    await show();
    expect(await titles()).toEqual(['Strike on a chemical plant, Bryansk']);
  });

  test('narrows what has kinds by kind', async () => {
    await reader.goto('/search?in=diplomatic-events');
    await field('Kind').selectOption('Drill');
    await show();
    expect(await titles()).toEqual(['Drill of the nuclear forces of Russia']);
  });

  test('has figures by what they count, the greatest first', async () => {
    await reader.goto('/search?in=casualty-counts');
    await field('What is counted').selectOption('Killed');
    await field('Whom or what of').selectOption('All of them');
    await field('Order').selectOption('Greatest first');
    await show();
    expect((await reader.rows('.results')).map((row) => row.slice(0, 3))).toEqual([
      ['Killed', 'Attack on Ukraine in the night to 22 October 2025', '7 people'],
      ['Killed', 'Missile strike on a home in a village, Kyiv region', '3 people'],
      [
        'Killed',
        'Drone debris sets fire to the sixth floor of a 16-storey building, Dnipro district, Kyiv',
        '2 people',
      ],
      ['Killed', 'Drone strike on a kindergarten, Kharkiv', '1 person'],
    ]);
  });

  test('goes through the pages of a list without leaving anything out', async () => {
    await reader.goto('/search?in=strikes&order=created');
    const first = await titles();
    await reader.page.getByRole('link', { name: 'Next' }).click();
    await reader.page.waitForURL(/cursor=/);
    await reader.settled();
    const second = await titles();
    expect([first.length, second.length]).toEqual([50, 7]);
    expect(new Set([...first, ...second]).size).toBe(57);
    await reader.page.getByRole('link', { name: 'From the beginning' }).click();
    await reader.page.waitForURL((url) => !url.searchParams.has('cursor'));
    await reader.settled();
    expect(await titles()).toEqual(first);
  });

  test('has what was recorded last first', async () => {
    await reader.goto('/search?in=strikes');
    expect((await titles())[0]).toBe(`Raid ${MORE_STRIKES}`);
  });

  test('says plainly that nothing matches, and what was asked', async () => {
    await reader.goto('/search?in=sources&q=nobody&country=SE');
    const text = await reader.text();
    expect(text).toContain('No matches. This was asked for:');
    expect(text).toContain('Words: “nobody”');
    expect(text).toContain('Country: Sweden');
    await reader.goto('/search?q=nobodyatall');
    expect(await reader.text()).toContain('No matches for “nobodyatall”.');
  });

  test('holds nothing before anything was stated', async () => {
    await reader.goto('/search?in=strikes&statedAsOf=2025-10-01');
    expect(await reader.text()).toContain('No matches. Strikes: nothing recorded.');
  });
});
