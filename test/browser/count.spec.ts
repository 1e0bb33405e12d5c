import { describeInChromium } from '../support/chromium.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

describeInChromium('the page of a figure', (browser) => {
  afterAll(stopServedLedgers);
  let night: NightLedger;
  let reader: PageReader;
  const killed = () => `/casualty-counts/${night.played.killed}`;
  const headline = () => reader.page.locator('.headline-figure').innerText();
  beforeAll(async () => {
    night = await startNightLedger();
    reader = await PageReader.open(browser(), night.ledger.url);
  });
  afterEach(() => expect(reader.complaints).toEqual([]));

  test('shows the figure in force with who stated it, and every entry that led to it', async () => {
    await reader.goto(killed());
    expect(await headline()).toBe('7 people');
    expect(await reader.text()).toContain('As stated by Ukrainian officials, 23 Oct 2025, 05:00 UTC');
    const rows = await reader.rows('.revisions');
    expect(rows.map(([entry, figure, before]) => [entry, figure, before])).toEqual([
      ['3 · Claim taken back', 'retracted, was at least 8', ''],
      ['2 · Amendment', '7', 'at least 6'],
      ['1 · Claim of another source', 'at least 8', ''],
      ['0 · Report', 'at least 6', ''],
    ]);
    expect(rows[1]?.slice(3)).toEqual([
      '23 Oct 2025, 05:00 UTC',
      'Ukrainian officials',
      expect.stringContaining('The world moved on One of the injured died in hospital'),
      expect.stringMatching(/ by admin$/),
    ]);
  });

  test('draws how it moved, in both times, and says it to who does not see it', async () => {
    await reader.goto(killed());
    const picture = reader.page.locator('.plot');
    await picture.locator('svg').waitFor();
    expect(await picture.getAttribute('aria-label')).toContain(
      'at least 6 from 22 Oct 2025, 06:00 UTC; 7 from 23 Oct 2025, 05:00 UTC',
    );
    await reader.page.getByRole('link', { name: 'In the time when it was recorded' }).click();
    await reader.page.waitForURL(/time=recorded/);
    expect(await picture.getAttribute('aria-label')).not.toContain('22 Oct 2025');
    expect(await reader.page.locator('.legend').innerText()).toContain('Claimed by A second newspaper');
  });

  test('goes back from one change to the one before by a key, and says that it is not the present', async () => {
    await reader.goto(killed());
    await reader.page.getByRole('button', { name: 'What did we hold then?' }).click();
    const back = reader.page.getByRole('button', { name: 'Stated by: one change back' });
    await back.focus();
    // The retraction of the claim of the 24th is the last change; the one before it is the amendment.
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(/statedAsOf=2025-10-23T05/);
    await reader.page.keyboard.press('Enter');
    await reader.page.waitForURL(/statedAsOf=2025-10-22T15/);
    await reader.settled();
    expect(await headline()).toBe('at least 6 people');
    expect(await reader.page.locator('.moment').innerText()).toContain('This is not the present.');
    await reader.page.getByRole('link', { name: 'Show the present' }).click();
    await reader.page.getByText('This page shows the present.').waitFor();
    await reader.settled();
    expect(await headline()).toBe('7 people');
  });

  test('follows the slider as it is moved, and keeps the moment on the way to another page', async () => {
    await reader.goto(killed());
    await reader.page.getByRole('button', { name: 'What did we hold then?' }).click();
    const slider = reader.page.getByRole('slider', { name: /^Stated by/ });
    await slider.focus();
    await reader.page.keyboard.press('Home');
    await reader.page.waitForURL(/statedAsOf=2025-10-22T0[0-5]/);
    await reader.page.getByText('Nothing recorded: the ledger held nothing of this').waitFor();
    await reader.page.getByLabel('Stated by, a moment in UTC').fill('2025-10-22T09:00:00');
    await reader.page.waitForURL(/statedAsOf=2025-10-22T09%3A00/);
    await reader.settled();
    expect(await headline()).toBe('at least 6 people');
    await reader.page.locator('.revisions').getByRole('link', { name: 'Ukrainian officials' }).click();
    await reader.page.waitForURL(/\/sources\/.*statedAsOf=2025-10-22T09/);
  });

  test('stays what it is while the next page is still fetched', async () => {
    await reader.goto(killed());
    const held = Promise.withResolvers<void>();
    await reader.page.route(/\/assets\/source-.*\.js$/, async (route) => {
      await held.promise;
      await route.continue();
    });
    const asked = reader.page.waitForRequest(/\/assets\/source-.*\.js$/);
    await reader.page
      .locator('.revisions')
      .getByRole('link', { name: 'Ukrainian officials' })
      .first()
      .click();
    await asked;
    expect(await headline()).toBe('7 people');
    expect(await reader.page.locator('main').getAttribute('aria-busy')).toBe('true');
    held.resolve();
    await reader.page.getByRole('heading', { level: 1, name: 'Ukrainian officials' }).waitFor();
    await reader.page.unroute(/\/assets\/source-.*\.js$/);
  });

  test('says what was recorded at a moment before anything was', async () => {
    await reader.goto(`${killed()}?asOf=2025-10-22T09:00:00Z`);
    expect(await reader.text()).toContain('Nothing recorded: the ledger held nothing of this at the moment');
  });

  test('has an address for each entry, with what to write beneath a quotation', async () => {
    await reader.goto(killed());
    await reader.page.getByRole('link', { name: '2 · Amendment' }).click();
    await reader.page.waitForURL(/revisions\/2$/);
    await reader.settled();
    const cited = await reader.page.locator('.citation').innerText();
    expect(cited).toContain('Killed: Attack on Ukraine in the night to 22 October 2025: 7.');
    expect(cited).toContain(`${night.ledger.url}${killed()}/revisions/2`);
    await reader.page.getByRole('link', { name: 'The figure as the ledger held it then' }).click();
    await reader.page.getByText('This is not the present.').waitFor();
  });

  test('cites an entry with its subject or not at all', async () => {
    const held = Promise.withResolvers<void>();
    await reader.page.route(/\/v1\/strikes\//, async (route) => {
      await held.promise;
      await route.continue();
    });
    await reader.page.goto(`${night.ledger.url}${killed()}/revisions/2`);
    await reader.page.getByRole('heading', { level: 1, name: 'Killed', exact: true }).waitFor();
    await reader.page.locator('.facts').waitFor();
    expect(await reader.page.locator('.citation').count()).toBe(0);
    held.resolve();
    await reader.page.locator('.citation').waitFor();
    expect(await reader.page.locator('.citation').innerText()).toContain(
      'Killed: Attack on Ukraine in the night to 22 October 2025: 7.',
    );
    await reader.page.unroute(/\/v1\/strikes\//);
  });

  test('shows any two moments side by side', async () => {
    await reader.goto(killed());
    await reader.page.getByRole('link', { name: 'Compare two moments' }).click();
    await reader.page.waitForURL(/compare/);
    await reader.settled();
    expect((await reader.rows('.comparison'))[0]).toEqual(['Figure', 'at least 6 people', '7 people']);
    expect(await reader.text()).toContain('The figure differs.');
    const left = reader.page.getByRole('group', { name: 'On the left' });
    await left.getByLabel('Show').selectOption({ label: 'What had been stated by a moment' });
    await left.getByLabel('Moment, in UTC').fill('2025-10-24T00:00:00');
    await reader.page.waitForURL(/left=stated~?.*2025-10-24/);
    await reader.settled();
    await reader.page.getByText('The figure is the same.').waitFor();
    expect((await reader.rows('.comparison'))[0]).toEqual(['Figure', '7 people', '7 people']);
    expect((await reader.rows('.comparison')).at(-1)?.[1]).toContain('A second newspaper: at least 8');
    // Its address shows the same.
    const { pathname, search } = new URL(reader.page.url());
    await reader.goto(pathname + search);
    expect((await reader.rows('.comparison'))[0]).toEqual(['Figure', '7 people', '7 people']);
  });
});
