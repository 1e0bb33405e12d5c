import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describeInChromium } from '../support/chromium.js';
import { killRemainingLedgers, LedgerProcess } from '../support/ledger-process.js';
import { MovingFigure } from '../support/moving-figure.js';
import { useTemporaryDirectory } from '../support/temporary-directory.js';

describeInChromium("a browser's EventSource", (browser) => {
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

  test('has every change once, in order, through two restarts and a reload', async () => {
    const start = (env: Record<string, string> = {}) =>
      LedgerProcess.start({ dataDirectory: directory(), env: { LEDGER_CORS_ORIGINS: '*', ...env } });
    let ledger = await start();
    const fixed = { LEDGER_PORT: new URL(ledger.url).port, LEDGER_ADMIN_KEY: ledger.adminKey };
    const figure = await MovingFigure.report(ledger.http);
    const page = await browser().newPage();
    const { port } = pages.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/?ledger=${encodeURIComponent(ledger.url)}`);
    await untilShown(page, 1);

    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      await figure.move(ledger.http, 2);
      await ledger.kill(signal);
      ledger = await start(fixed);
      await figure.move(ledger.http, 2);
      await untilShown(page, figure.sequences.length);
      // The newest is shown first.
      expect(await rows(page)).toEqual(figure.sequences.toReversed());
    }

    await figure.move(ledger.http, 1);
    await untilShown(page, figure.sequences.length);
    await page.reload();
    await figure.move(ledger.http, 1);
    await untilShown(page, 1);
    expect(await rows(page)).toEqual(figure.sequences.slice(-1));
    await page.close();
  });
});
