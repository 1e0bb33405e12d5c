import { LedgerClient } from '../../examples/client.js';
import { SOURCES } from '../../examples/night-of-2025-10-22/sources.js';
import { describeInChromium } from '../support/chromium.js';
import { startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

/** One of each precision; two at one spot. All were said to be in Moldova. */
const POINTS = [
  ['At the station', 'exact', [28.86, 47.01]],
  ['Near the bridge', 'near', [29.6, 46.84]],
  ['In the town', 'settlement', [27.93, 47.76]],
  ['In the town again', 'settlement', [27.93, 47.76]],
  ['In the district', 'district', [28.2, 46.3]],
  ['In the country', 'country', [28.5, 47.2]],
] as const;

describeInChromium('the map of strikes', (browser) => {
  afterAll(stopServedLedgers);
  let reader: PageReader;
  beforeAll(async () => {
    const { ledger } = await startNightLedger();
    const client = new LedgerClient(ledger.url, ledger.adminKey);
    for (const [index, [title, precision, point]] of POINTS.entries()) {
      const place = { country: 'MD', precision, point };
      const statement = { sourceId: SOURCES.newsReport, statedAt: '2025-11-02' };
      const occurred = { from: '2025-11-01', precision: 'day' };
      const body = { title, means: ['drone'], occurred, place, statement };
      await client.send({ key: `map/${index}`, path: '/strikes', body });
    }
    reader = await PageReader.open(browser(), ledger.url);
  });
  afterEach(() => expect(reader.complaints).toEqual([]));

  const map = () => reader.page.getByRole('img', { name: /^A map/ });
  const drawn = async (path: string) => {
    await reader.goto(path);
    await map().locator('svg').waitFor();
  };
  const marks = (selector: string) => map().locator(selector);

  test('shades a country where no point is known, and lists those strikes by region', async () => {
    await drawn('/map?occurredTo=2025-10-31');
    expect(await marks('.spot').count()).toBe(0);
    expect((await marks('.map-label').allTextContents()).sort()).toEqual(['Russia5', 'Ukraine7']);
    expect(await map().getAttribute('aria-label')).toContain(
      '7 strikes somewhere in Ukraine, without a point',
    );
    const text = await reader.text();
    expect(text).toContain('12 strikes without a point that says where');
    expect(text).toContain(
      'Kyiv region Missile strike on a home in a village, Kyiv region Claimed by one side; known to the region only',
    );
  });

  test('marks each point as precisely as it is known and not more', async () => {
    await drawn('/map?country=MD');
    const kinds = await marks('.spot').evaluateAll((spots) =>
      spots.map((spot) => spot.getAttribute('class')),
    );
    expect(kinds.map((kind) => /spot--(exact|near|settlement|wide)/.exec(kind ?? '')?.[1]).sort()).toEqual([
      'exact',
      'near',
      'settlement',
      'wide',
    ]);
    // The middle of a country is no place in it.
    expect(await marks('.map-label').allTextContents()).toEqual(['Moldova1']);
    expect(await reader.page.locator('#not-on-map ~ dl').innerText()).toContain('In the country');
    const rows = await reader.rows();
    expect(rows.map(([title]) => title)).toEqual([
      'At the station',
      'Near the bridge',
      'In the town',
      'In the town again',
      'In the district',
    ]);
  });

  test('says what a mark is to who points at it, and shows what lies there', async () => {
    await drawn('/map?country=MD');
    await marks('.spot--settlement').hover();
    expect(await reader.page.locator('.map-pointed').innerText()).toBe(
      '2 strikes: Moldova, known to the settlement',
    );
    await marks('.spot--settlement').click();
    await reader.page.getByRole('heading', { name: 'At the spot that was chosen' }).waitFor();
    expect(await reader.page.evaluate('document.activeElement.id')).toBe('on-map');
    expect((await reader.rows()).map(([title]) => title)).toEqual(['In the town', 'In the town again']);
    await marks('.spot--exact').click();
    await reader.page.getByRole('heading', { level: 1, name: 'At the station' }).waitFor();
    await map().locator('.spot--exact').waitFor();
  });

  test('goes closer and back by keyboard, and keeps what it shows in its address', async () => {
    await drawn('/map?country=MD');
    const press = (name: string) => reader.page.getByRole('button', { name }).press('Enter');
    const box = () => (new URL(reader.page.url()).searchParams.get('bbox') ?? '').split(',').map(Number);
    await press('Closer');
    const [west = 0, , east = 0] = box();
    await press('Closer');
    await press('East');
    const [closerWest = 0, , closerEast = 0] = box();
    expect(closerEast - closerWest).toBeCloseTo((east - west) / 2, 3);
    expect(closerWest + closerEast).toBeGreaterThan(west + east);
    // Its address shows the same.
    const { pathname, search } = new URL(reader.page.url());
    await drawn(pathname + search);
    await press('West');
    expect(box()[0]).toBeCloseTo(west + (east - west) / 4, 3);
    await reader.page.getByRole('button', { name: 'All strikes' }).press('Enter');
    await reader.page.waitForURL((url) => !url.searchParams.has('bbox'));
    expect(await marks('.spot').count()).toBe(4);
  });

  test('is narrowed by what is asked, and by a country that is clicked', async () => {
    await drawn('/map');
    await reader.page.getByLabel('Words', { exact: true }).fill('Bryansk');
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(/q=Bryansk/);
    await reader.settled();
    expect(await reader.text()).toContain('One strike without a point');
    await reader.page.getByRole('link', { name: 'Clear' }).click();
    await reader.settled();
    await reader.page.getByLabel('Country').selectOption('Russia');
    await reader.page.getByRole('button', { name: 'Show' }).click();
    await reader.page.waitForURL(/country=RU/);
    await reader.page.getByRole('link', { name: 'Clear' }).click();
    await reader.settled();
    await marks('.somewhere').filter({ hasText: 'Ukraine' }).click();
    await reader.page.waitForURL(/country=UA/);
    await reader.settled();
    expect(await reader.text()).not.toContain('Bryansk');
    await reader.goto('/map?country=SE');
    expect(await reader.text()).toContain('No strikes match what was asked.');
  });
});
