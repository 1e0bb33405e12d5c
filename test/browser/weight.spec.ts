import { describeInChromium } from '../support/chromium.js';
import { MovingFigure } from '../support/moving-figure.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

const MOST_BYTES = 200 * 1024;

describeInChromium('the weight of a first view', (browser) => {
  afterAll(stopServedLedgers);
  let night: NightLedger;
  beforeAll(async () => {
    night = await startNightLedger();
  });

  /** Bytes of all that a page asks for. */
  const weightOf = async (path: string): Promise<number> => {
    const reader = await PageReader.open(browser(), night.ledger.url);
    const sizes: Promise<number>[] = [];
    reader.page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await reader.goto(path);
    await reader.page.waitForLoadState('networkidle');
    expect(sizes.length).toBeGreaterThan(5);
    const all = await Promise.all(sizes);
    await reader.close();
    return all.reduce((sum, size) => sum + size, 0);
  };

  test.each([
    ['where a reader comes in', () => '/'],
    ['of a figure with its picture', () => `/casualty-counts/${night.played.killed}`],
  ])('%s is below 200 KiB with all that it asks for', async (_what, path) => {
    expect(await weightOf(path())).toBeLessThan(MOST_BYTES);
  });

  test('where a reader comes in is below 200 KiB also after many changes', async () => {
    const figure = await MovingFigure.report(night.ledger.http);
    await figure.move(night.ledger.http, 300);
    expect(await weightOf('/')).toBeLessThan(MOST_BYTES);
  });
});
