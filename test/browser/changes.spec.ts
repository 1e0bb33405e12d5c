import { describeInChromium } from '../support/chromium.js';
import { MovingFigure } from '../support/moving-figure.js';
import { PageReader } from '../support/page-reader.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';

describeInChromium('the page of changes', (browser) => {
  afterEach(stopServedLedgers);

  test('narrows to what is chosen, keeps it in the address, and holds new ones back while it is paused', async () => {
    const ledger = await ServedLedger.start();
    const figure = await MovingFigure.report(ledger.http);
    await figure.move(ledger.http, 1);
    const reader = await PageReader.open(browser(), ledger.url);
    await reader.goto('/changes');
    expect(await reader.page.locator('.changes li').count()).toBe(2);
    await reader.page.getByLabel('Which way').selectOption('first reports');
    await reader.page.getByRole('button', { name: 'Show' }).click();
    await reader.page.waitForURL(/direction=reported/);
    await reader.settled();
    expect(await reader.page.locator('.changes li').count()).toBe(1);
    await reader.goto('/changes');
    await reader.page.getByText('Live: nothing new since you came.').waitFor();
    await reader.page.getByRole('button', { name: 'Pause' }).click();
    await figure.move(ledger.http, 1);
    await reader.page.getByText('Paused: 1 more wait.').waitFor();
    expect(await reader.page.locator('.changes li').count()).toBe(2);
    await reader.page.getByRole('button', { name: 'Go on' }).click();
    await reader.page.locator('.changes li').nth(2).waitFor();
    expect(reader.complaints).toEqual([]);
  });
});
