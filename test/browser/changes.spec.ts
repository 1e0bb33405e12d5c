import { describeInChromium } from '../support/chromium.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { MovingFigure } from '../support/moving-figure.js';
import { PageReader } from '../support/page-reader.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

describeInChromium('the page of changes', (browser) => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  afterEach(stopServedLedgers);
  const directory = useTemporaryDirectory();

  test('has every change once, the newest first, through a stop and a crash of the ledger', async () => {
    let ledger = await LedgerProcess.start({ dataDirectory: directory() });
    const fixed = { LEDGER_PORT: new URL(ledger.url).port, LEDGER_ADMIN_KEY: ledger.adminKey };
    const figure = await MovingFigure.report(ledger.http);
    const reader = await PageReader.open(browser(), ledger.url);
    await reader.goto('/changes');
    await reader.page.getByText('Live: nothing new since you came.').waitFor();
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      await figure.move(ledger.http, 2);
      await ledger.kill(signal);
      ledger = await LedgerProcess.start({ dataDirectory: directory(), env: fixed });
      await figure.move(ledger.http, 2);
      await reader.page.getByText(`Live: ${figure.sequences.length - 1} new since you came.`).waitFor();
    }
    const revisions = await reader.page
      .locator('.changes li')
      .getByRole('link', { name: /^(Amendment|Report)$/ })
      .evaluateAll((links) =>
        links.map((link) => Number((link as unknown as { href: string }).href.split('/').at(-1))),
      );
    expect(revisions).toEqual(figure.sequences.map((_sequence, revision) => revision).toReversed());
    expect(reader.complaints.filter((text) => !text.includes('ERR_'))).toEqual([]);
  });

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
