import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian and others put it, unless `LEDGER_CHROMIUM` says where it is. */
const PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const path = process.env['LEDGER_CHROMIUM'] ?? PATHS.find((candidate) => existsSync(candidate));

const FLAGS = [
  // The sandbox is for pages of others, and needs rights that containers do not have.
  '--no-sandbox',
  // No page is there for so long that its scripts would run faster by what it costs to optimize them.
  '--js-flags=--no-opt,--no-maglev',
];

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
      browser = await (shared ??= launch(path));
    });
    // What is open in one file is not there for the next.
    afterAll(() => Promise.all(browser?.contexts().map((context) => context.close()) ?? []));
    tests(() => {
      if (!browser) throw new Error('the browser is not started');
      return browser;
    });
  });
}

/** One for all files that this process runs: what it costs to start is more than what many of them cost. */
let shared: Promise<Browser> | undefined;

/** Starts one that this process does not wait for when it has nothing else to do, and that ends with it. */
async function launch(executablePath: string): Promise<Browser> {
  const started: ChildProcess[] = [];
  const note = (message: unknown) => started.push((message as { process: ChildProcess }).process);
  subscribe('child_process', note);
  try {
    // Signals that a test sends to this process are not for the browser.
    const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
    return await chromium.launch({ executablePath, args: FLAGS, ...signals });
  } finally {
    unsubscribe('child_process', note);
    for (const child of started) {
      child.unref();
      for (const stream of child.stdio) (stream as Socket | null)?.unref();
    }
  }
}
