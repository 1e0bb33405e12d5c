import { describeInChromium } from '../support/chromium.js';
import { MovingFigure } from '../support/moving-figure.js';
import { PageReader } from '../support/page-reader.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';

describeInChromium('a figure with a thousand revisions', (browser) => {
  afterEach(stopServedLedgers);

  test('is drawn whole, and its entries are read page by page', async () => {
    const ledger = await ServedLedger.start();
    const figure = await MovingFigure.report(ledger.http);
    await figure.move(ledger.http, 999);
    const reader = await PageReader.open(browser(), ledger.url);
    await reader.goto(`/casualty-counts/${figure.countId}`);
    await reader.page.locator('.plot svg').waitFor();
    const rows = reader.page.locator('.revisions tbody tr');
    expect(await rows.count()).toBe(100);
    expect(await rows.first().innerText()).toContain('999 · Amendment');
    expect(await reader.page.locator('.revisions caption').innerText()).toBe(
      '1000 entries, the newest first',
    );
    const pages = reader.page.getByRole('navigation', { name: 'Entries, page by page' });
    for (let page = 2; page <= 10; page += 1) {
      await pages.getByRole('link', { name: `Page ${page} ›` }).click();
      await reader.page.waitForURL(new RegExp(`page=${page}$`));
    }
    expect(await rows.last().innerText()).toContain('0 · Report');
    expect(reader.complaints).toEqual([]);
  });
});
