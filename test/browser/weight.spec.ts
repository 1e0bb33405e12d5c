import { describeInChromium } from '../support/chromium.js';
import { killRemainingLedgers } from '../support/ledger-process.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { useSharedDirectory } from '../support/temporary-directory.js';

const MOST_BYTES = 200 * 1024;

describeInChromium('the weight of a first view', (browser) => {
  afterAll(killRemainingLedgers);
  const directory = useSharedDirectory();
  let night: NightLedger;
  beforeAll(async () => {
    night = await startNightLedger(directory());
  });

  test.each([
    ['where a reader comes in', () => '/'],
    ['of a figure with its picture', () => `/casualty-counts/${night.played.killed}`],
  ])('%s is below 200 KiB with all that it asks for', async (_what, path) => {
    const reader = await PageReader.open(browser(), night.ledger.url);
    const sizes: Promise<number>[] = [];
    reader.page.on('requestfinished', (request) => {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await reader.goto(path());
    await reader.page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(5);
    expect(bytes).toBeLessThan(MOST_BYTES);
    await reader.close();
  });
});
