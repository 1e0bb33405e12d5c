import { describeInChromium } from '../support/chromium.js';
import { type GazaLedger, startGazaLedger } from '../support/gaza-ledger.js';
import { killRemainingLedgers } from '../support/ledger-process.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader, WIDTHS } from '../support/page-reader.js';
import { useSharedDirectory } from '../support/temporary-directory.js';

/** What holds of every page, on a phone and on a desk, in light and in dark. What each shows is in a spec of its own. */
describeInChromium('every page', (browser) => {
  afterAll(killRemainingLedgers);
  const directory = useSharedDirectory();
  let night: NightLedger;
  let gaza: GazaLedger;
  beforeAll(async () => {
    night = await startNightLedger(directory());
    gaza = await startGazaLedger(directory(), 2);
  });

  const first = async (list: string) => {
    const { items } = (await (await fetch(`${night.ledger.url}/v1/${list}?limit=1`)).json()) as {
      items: { id: string }[];
    };
    return `/${list}/${items[0]?.id}`;
  };
  const killed = () => `/casualty-counts/${night.played.killed}`;
  const series = () => `/series/${gaza.seriesId}`;

  /** Each page that there is, on the ledger that has something to show there. */
  const PAGES: readonly (readonly [string, () => string | Promise<string>, (() => GazaLedger)?])[] = [
    ['where a reader comes in', () => '/'],
    ['the search of everything', () => '/search?q=Kyiv'],
    ['the search of strikes', () => '/search?kind=strikes'],
    ['the map', () => '/map'],
    ['changes', () => '/changes'],
    ['one total', () => '/tolls'],
    ['totals by region', () => '/tolls?groupBy=place.admin1'],
    ['discrepancies', () => '/discrepancies?statedAsOf=2025-10-23T06:00:00Z'],
    ['the review queue', () => '/corrections?status=accepted'],
    ['a correction', () => first('corrections')],
    ['a strike', () => first('strikes')],
    ['a situation', () => first('situations')],
    ['an agreement', () => first('agreements')],
    ['a diplomatic event', () => first('diplomatic-events')],
    ['a source', () => first('sources')],
    ['a figure', killed],
    ['a figure as it was', () => `${killed()}?statedAsOf=2025-10-22T09:00:00Z`],
    ['a figure that is not there yet', () => `${killed()}?asOf=2025-10-22`],
    ['an entry', () => `${killed()}/revisions/2`],
    ['two moments', () => `${killed()}/compare`],
    ['a proposal', () => `${killed()}/correct`],
    ['series', () => '/series', () => gaza],
    ['one series', series, () => gaza],
    ['a table with its changes', () => `${series()}/table`, () => gaza],
    ['an upload', () => `${series()}/upload`, () => gaza],
  ];

  test.each(WIDTHS.flatMap((width) => PAGES.map(([what, path, on]) => [what, width, path, on] as const)))(
    '%s, %d pixels wide, shuts nobody out and is no wider',
    async (_what, width, path, on) => {
      const colorScheme = width === WIDTHS[0] ? 'dark' : 'light';
      const reader = await PageReader.open(browser(), (on?.() ?? night).ledger.url, {
        viewport: { width, height: 900 },
        colorScheme,
      });
      await reader.goto(await path());
      expect(await reader.barriers()).toEqual([]);
      expect(await reader.overflow()).toBeLessThanOrEqual(0);
      expect(reader.complaints).toEqual([]);
      await reader.close();
    },
  );
});
