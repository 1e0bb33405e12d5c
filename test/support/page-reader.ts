import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

/** Widths of a phone and of a desk, in pixels. */
export const WIDTHS = [360, 1440] as const;

/** What of axe's findings keeps somebody out. */
const SERIOUS: ReadonlySet<string | null | undefined> = new Set(['serious', 'critical']);

/** Each page that is loaded reads it anew: without its comments that is half the work. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** All that axe looks for by itself, but for what it would not call serious. */
const LOOK = `axe.run({
  resultTypes: ['violations'],
  rules: Object.fromEntries(axe._audit.rules
    .filter(({ impact }) => ['minor', 'moderate'].includes(impact))
    .map(({ id }) => [id, { enabled: false }])),
}).then(({ violations }) => violations)`;

/** Somebody who reads the ledger's page in a browser, and notices whatever is wrong with it. */
export class PageReader {
  /** What a browser complained of, what failed, and what was asked of other hosts. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // A refusal of the ledger's is what some tests are about: the page shows it.
      const isRefusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRefusal) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isOwn = url.origin === origin || ['data:', 'blob:'].includes(url.protocol);
      if (!isOwn) this.complaints.push(`asked elsewhere: ${url.href}`);
    });
  }

  /** @param url of the ledger */
  static async open(browser: Browser, url: string): Promise<PageReader> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    return new PageReader(await context.newPage(), new URL(url).origin);
  }

  /** Goes to a page as by a link from elsewhere, and waits until nothing more is on its way. */
  async goto(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
    await this.settled();
  }

  /**
   * Goes to another page as by a link on the one that is there. What is loaded stays, which is half of what a page costs;
   * the first one is gone to from elsewhere.
   */
  async follow(path: string): Promise<void> {
    if (!this.page.url().startsWith(this.origin)) return this.goto(path);
    await this.page.evaluate(`{
      const link = Object.assign(document.createElement('a'), { href: ${JSON.stringify(path)} });
      document.body.append(link);
      link.click();
      link.remove();
    }`);
    await this.settled();
  }

  /** Waits until the page has what it asked for. */
  async settled(): Promise<void> {
    await this.page.locator('h1').waitFor();
    const underWay = this.page.locator('.loading, [aria-busy="true"]');
    while ((await underWay.count()) > 0) await underWay.first().waitFor({ state: 'detached' });
  }

  /** Signs in by the dialog. */
  async signIn(key: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Key').fill(key);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('button', { name: 'Sign out' }).waitFor();
  }

  /** The text of the main part, with single spaces. */
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ');
  }

  /** The cells of each row of the table with that caption or in that section, top down. */
  async rows(table = 'main table'): Promise<string[][]> {
    return this.page
      .locator(`${table} tbody tr`)
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...(row as unknown as { cells: Iterable<{ innerText: string }> }).cells].map(({ innerText }) =>
            innerText.replace(/\s+/g, ' ').trim(),
          ),
        ),
      );
  }

  /** What axe finds that keeps somebody out, once nothing moves: what does has colours on their way to others. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate('Promise.allSettled(document.getAnimations().map(({ finished }) => finished))');
    // Evaluated as by the browser's own tools: the policy of the page lets no script of others in.
    if (!(await this.page.evaluate("'axe' in window"))) await this.page.evaluate(AXE);
    const violations = await this.page.evaluate<axe.Result[]>(LOOK);
    return violations
      .filter(({ impact }) => SERIOUS.has(impact))
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }

  /** Pixels that the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  /** Has the next page be the first of somebody who is signed out. A tab of its own for each would cost much more. */
  async beginAnew(): Promise<void> {
    await this.page.unrouteAll({ behavior: 'ignoreErrors' });
    if (this.page.url().startsWith(this.origin)) await this.page.evaluate('sessionStorage.clear()');
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
