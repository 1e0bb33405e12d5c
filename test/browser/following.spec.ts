import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../support/chromium.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { MovingFigure } from '../support/moving-figure.js';
import { PageReader } from '../support/page-reader.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

/** The page of changes, and a page of others that has an EventSource and nothing else. */
describeInChromium('who follows in a browser', (browser) => {
  // First, so that nobody writes in the directory any more when it goes.
  afterEach(killRemainingLedgers);
  const directory = useTemporaryDirectory();
  let pages: Server;
  beforeAll(async () => {
    const page = readFileSync('examples/follow/page.html');
    pages = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page));
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => pages.close());

  const rows = (page: Page) =>
    page.$$eval('#changes tr', (found) =>
      found.map((row) =>
        Number((row as unknown as { cells: { textContent: string }[] }).cells[0]?.textContent),
      ),
    );
  const untilShown = (page: Page, count: number) =>
    page.waitForFunction(`document.querySelectorAll('#changes tr').length >= ${count}`);
  const revisionsOf = (reader: PageReader) =>
    reader.page
      .locator('.changes li')
      .getByRole('link', { name: /^(Amendment|Report)$/ })
      .evaluateAll((links) =>
        links.map((link) => Number((link as unknown as { href: string }).href.split('/').at(-1))),
      );

  test('has every change once, the newest first, through a stop, a crash and a reload', async () => {
    const start = (env: Record<string, string> = {}) =>
      LedgerProcess.start({ dataDirectory: directory(), env: { LEDGER_CORS_ORIGINS: '*', ...env } });
    let ledger = await start();
    const fixed = { LEDGER_PORT: new URL(ledger.url).port, LEDGER_ADMIN_KEY: ledger.adminKey };
    const figure = await MovingFigure.report(ledger.http);
    const page = await browser().newPage();
    const { port } = pages.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/?ledger=${encodeURIComponent(ledger.url)}`);
    await untilShown(page, 1);
    const reader = await PageReader.open(browser(), ledger.url);
    await reader.goto('/changes');
    await reader.page.getByText('Live: nothing new since you came.').waitFor();

    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      await figure.move(ledger.http, 2);
      await ledger.kill(signal);
      ledger = await start(fixed);
      await figure.move(ledger.http, 2);
      await untilShown(page, figure.sequences.length);
      expect(await rows(page)).toEqual(figure.sequences.toReversed());
      await reader.page.getByText(`Live: ${figure.sequences.length - 1} new since you came.`).waitFor();
    }
    expect(await revisionsOf(reader)).toEqual(
      figure.sequences.map((_sequence, revision) => revision).toReversed(),
    );
    expect(reader.complaints.filter((text) => !text.includes('ERR_'))).toEqual([]);

    await figure.move(ledger.http, 1);
    await untilShown(page, figure.sequences.length);
    await page.reload();
    await figure.move(ledger.http, 1);
    await untilShown(page, 1);
    expect(await rows(page)).toEqual(figure.sequences.slice(-1));
  });
});
