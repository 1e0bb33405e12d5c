import { readFile } from 'node:fs/promises';
import { describeInChromium } from '../support/chromium.js';
import { MovingFigure } from '../support/moving-figure.js';
import { PageReader } from '../support/page-reader.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';

describeInChromium('a ledger that is closed to who has no key', (browser) => {
  afterEach(stopServedLedgers);

  async function start() {
    const ledger = await ServedLedger.start({ publicReads: false });
    const figure = await MovingFigure.report(ledger.http);
    return { ledger, figure, reader: await PageReader.open(browser(), ledger.url) };
  }

  test('says so, and shows everything, live too, once somebody signs in, in that tab alone', async () => {
    const { ledger, figure, reader } = await start();
    await reader.goto('/changes');
    expect(await reader.text()).toContain('Sign in with a key at the top of the page.');

    await reader.signIn('no-key-of-this-ledger');
    await reader.settled();
    expect(await reader.page.getByRole('alert').innerText()).toContain('Sign in with a key');
    await reader.page.getByRole('button', { name: 'Sign out' }).click();

    await reader.signIn(ledger.adminKey);
    await reader.page.getByText('Live: nothing new since you came.').waitFor();
    await figure.move(ledger.http, 1);
    await reader.page.getByText('Live: 1 new since you came.').waitFor();
    await reader.page.reload();
    await reader.page.getByText('Live: nothing new since you came.').waitFor();

    const otherTab = await reader.page.context().newPage();
    await otherTab.goto(`${ledger.url}/changes`);
    await otherTab.getByText('Sign in with a key at the top of the page.').waitFor();
    expect(await otherTab.evaluate('localStorage.length + document.cookie.length')).toBe(0);
    expect(reader.complaints).toEqual([]);
  });

  test('gives who signed in the data behind links too, and says so when it does not', async () => {
    const { ledger, figure, reader } = await start();
    await reader.goto(`/casualty-counts/${figure.countId}/revisions/0`);
    await reader.signIn(ledger.adminKey);
    const link = reader.page.getByRole('link', { name: 'The entry as data' });
    const [download] = await Promise.all([reader.page.waitForEvent('download'), link.click()]);
    const [sequence = 0] = figure.sequences;
    expect(download.suggestedFilename()).toBe(`event-${sequence}.json`);
    const kept = await readFile(await download.path(), 'utf8');
    expect(kept).toBe((await ledger.http.get(`/events/${sequence}`)).text);

    // What was recorded never changes, so the browser has kept the event.
    await reader.page.route('**/v1/events/*', (route) => route.abort());
    await link.click();
    await reader.page.getByRole('alert').getByText('The ledger does not answer').waitFor();
  });
});
