import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and others put it, unless `LEDGER_CHROMIUM` says where it is. */
const PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const path = process.env['LEDGER_CHROMIUM'] ?? PATHS.find((candidate) => existsSync(candidate));

/** Describes tests in a real browser. Without a Chromium they are skipped, and say so. */
export function describeInChromium(name: string, tests: (browser: () => Browser) => void): void {
  if (path === undefined) {
    process.stderr.write(
      `\nNOT RUN: ${name}: no Chromium here. Install one (bash scripts/install-chromium.sh) or set LEDGER_CHROMIUM\n`,
    );
    describe.skip(name, () => tests(() => undefined as never));
    return;
  }
  describe(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      // The sandbox is for pages of others, and needs rights that containers do not have.
      browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
    });
    afterAll(() => browser?.close());
    tests(() => {
      if (!browser) throw new Error('the browser is not started');
      return browser;
    });
  });
}
