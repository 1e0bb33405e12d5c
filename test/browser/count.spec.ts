import { describeInChromium } from '../support/chromium.js';
import { killRemainingLedgers } from '../support/ledger-process.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { useSharedDirectory } from '../support/temporary-directory.js';

describeInChromium('the page of a figure', (browser) => {
  afterAll(killRemainingLedgers);
  const directory = useSharedDirectory();
  let night: NightLedger;
  let reader: PageReader;
  beforeAll(async () => {
    night = await startNightLedger(directory());
    reader = await PageReader.open(browser(), night.ledger.url);
  });
  beforeEach(() => reader.goto(`/casualty-counts/${night.played.killed}`));
  afterEach(() => expect(reader.complaints).toEqual([]));

  test('shows the figure in force with who stated it, and every entry that led to it', async () => {
    const text = await reader.text();
    expect(text).toContain('7 people');
    expect(text).toContain('As stated by Ukrainian officials, 23 Oct 2025, 05:00 UTC');
    const rows = await reader.rows('.revisions');
    expect(rows.map(([entry, figure, before]) => [entry, figure, before])).toEqual([
      ['3 · Claim taken back', 'retracted, was at least 8', ''],
      ['2 · Amendment', '7', 'at least 6'],
      ['1 · Claim of another source', 'at least 8', ''],
      ['0 · Report', 'at least 6', ''],
    ]);
    expect(rows[1]?.slice(3)).toEqual([
      '23 Oct 2025, 05:00 UTC',
      'Ukrainian officials',
      expect.stringContaining('The world moved on One of the injured died in hospital'),
      expect.stringMatching(/ by admin$/),
    ]);
  });
});
