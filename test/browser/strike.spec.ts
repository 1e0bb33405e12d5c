import { LedgerClient } from '../../examples/client.js';
import { SOURCES } from '../../examples/night-of-2025-10-22/sources.js';
import { STRIKES } from '../../examples/night-of-2025-10-22/strikes.js';
import { describeInChromium } from '../support/chromium.js';
import { startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

const WHOLE = `/strikes/${STRIKES.wholeAttack}`;
const VILLAGE = 'Missile strike on a home in a village, Kyiv region';
const KINDERGARTEN = 'Drone strike on a kindergarten, Kharkiv';
const BUILDING = 'Drone debris sets fire to the sixth floor of a 16-storey building, Dnipro district, Kyiv';

describeInChromium('the page of a strike', (browser) => {
  afterAll(stopServedLedgers);
  let reader: PageReader;
  beforeAll(async () => {
    const { ledger } = await startNightLedger();
    const client = new LedgerClient(ledger.url, ledger.adminKey);
    const path = `/strikes/${STRIKES.saransk}/disputes`;
    const statement = { sourceId: SOURCES.russianMinistry, statedAt: '2025-10-23', quote: 'nothing was hit' };
    const details = { place: { name: 'Penza', country: 'RU', precision: 'near', point: [45.02, 53.2] } };
    const body = { extent: 'full', details, statement };
    await client.send({ key: 'strike/dispute', path, body });
    const retraction = { reason: 'It was about another night', statement };
    await client.send({ key: 'strike/undispute', path: `${path}/1/retraction`, body: retraction });
    reader = await PageReader.open(browser(), ledger.url);
  });
  afterEach(() => expect(reader.complaints).toEqual([]));

  test('says what is known, how precisely, and on whose word', async () => {
    await reader.goto(WHOLE);
    const text = await reader.text();
    expect(text).toContain('Claimed by one side');
    expect(text).toContain('Stated by President of Ukraine (carried by News report of 22 October 2025)');
    expect(text).toContain('When 21 Oct 2025 to 22 Oct 2025');
    expect(text).toContain('Ukraine Known to the country only. No point on a map was recorded.');
    expect(text).toContain('Kyiv region, Odesa region, Chernihiv region');
    expect(text).toContain('Drone and missile');
    expect(await reader.rows('.subject-counts')).toEqual([
      ['Killed', '7', 'Casualty counts'],
      ['Places hit', 'at least 9 “at least eight cities and one village”', 'Damage counts'],
      ['Launched: drones', '405 “405 strike drones and decoys”', 'Munitions counts'],
      ['Launched: missiles', '28', 'Munitions counts'],
    ]);
  });

  test('shows what each part accounts for and what no part does', async () => {
    await reader.goto(WHOLE);
    const rows = await reader.rows('.accounted');
    expect(rows.slice(0, 2)).toEqual([
      ['Killed', '7', `Together 6 3: ${VILLAGE} 1: ${KINDERGARTEN} 2: ${BUILDING}`, '1'],
      ['Places hit', 'at least 9', 'nothing recorded', 'All of it: at least 9'],
    ]);
    const injured = rows.find(([what]) => what === 'Injured');
    expect(injured).toEqual([
      'Injured',
      'nothing recorded',
      `Together 37 6: ${KINDERGARTEN} 31: Attack on Kyiv`,
      'The whole has no figure of its own',
    ]);
  });

  test('at an earlier moment has what had been stated by then', async () => {
    await reader.goto(`${WHOLE}?statedAsOf=2025-10-22`);
    const [killed] = await reader.rows('.accounted');
    // At least six, and the parts make six: nothing has to be left.
    expect(killed?.[1]).toBe('at least 6');
    expect(killed?.[3]).toBe('0 or more');
  });

  test('leads to a part and back to the whole by keyboard, at the same moment', async () => {
    await reader.goto(`${WHOLE}?statedAsOf=2025-10-23`);
    await reader.page.locator('.part-list').getByRole('link', { name: BUILDING }).focus();
    await reader.page.keyboard.press('Enter');
    await reader.page.getByRole('heading', { level: 1, name: BUILDING }).waitFor();
    await reader.settled();
    expect(await reader.text()).toContain('Known to the district');
    await reader.page.locator('.kind').getByRole('link', { name: 'Attack on Kyiv' }).click();
    await reader.page.getByRole('heading', { level: 1, name: 'Attack on Kyiv' }).waitFor();
    await reader.settled();
    await reader.page.locator('.kind').getByRole('link').click();
    await reader.page.getByRole('heading', { level: 1, name: 'Attack on Ukraine in the night' }).waitFor();
    expect(reader.page.url()).toContain('statedAsOf=2025-10-23');
    await reader.settled();
  });

  test('shows plainly what the other side says', async () => {
    await reader.goto(`/strikes/${STRIKES.bryansk}`);
    const text = await reader.text();
    expect(text).toContain('Confirmed in part by another source');
    expect(text).toContain('Confirms it in part: Russian officials');
    expect(text).toContain('“confirm explosions, do not name the plant”');
    expect(text).toContain('It says otherwise: Explosions in Bryansk region');
  });

  test('shows a stance that was taken back as such', async () => {
    await reader.goto(`/strikes/${STRIKES.saransk}`);
    const text = await reader.text();
    expect(text).toContain('Claimed by one side');
    expect(text).toContain('Taken back: Disputes it: Ministry of Defence of Russia');
    expect(text).toContain('Penza, Russia Near this place. On the map at 53.2° N, 45.02° E.');
  });
});
