import type { Page, ViewportSize } from 'playwright-core';
import { proposalBody } from '../support/bodies.js';
import { describeInChromium } from '../support/chromium.js';
import { type GazaLedger, startGazaLedger } from '../support/gaza-ledger.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader, WIDTHS } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

const [PHONE, DESK] = WIDTHS;

interface View {
  readonly size: ViewportSize;
  readonly colorScheme: 'light' | 'dark';
}

const VIEWS: readonly View[] = [
  { size: { width: DESK, height: 900 }, colorScheme: 'light' },
  { size: { width: PHONE, height: 800 }, colorScheme: 'dark' },
];

/** Both, first the one that the page before was looked at in last: so that one is not drawn again before it is left. */
const viewsFrom = (page: Page): readonly View[] =>
  page.viewportSize()?.width === PHONE ? VIEWS.toReversed() : VIEWS;

/** A notice, and a proposal that nobody has decided on. */
async function addWhatTheNightLacks({ ledger: { http }, played: { killed } }: NightLedger): Promise<void> {
  const count = (await http.get(`/casualty-counts/${killed}`)).json<{
    subject: object;
    statement: { sourceId: string };
  }>();
  const { sourceId } = count.statement;
  const statement = { sourceId, statedAt: '2025-10-24' };
  await http.record(`/casualty-counts/${killed}/corrections`, proposalBody(sourceId, { statement }));
  const scope = [{ subject: count.subject, family: 'casualty', measure: 'killed' }];
  const reason = 'Two of the dead had been listed twice';
  await http.record('/notices', { cause: 'duplicate_merged', reason, statement, scope });
}

/** What holds of every page, on a desk in light and on a phone in dark. What each shows is in a spec of its own. */
describeInChromium('every page', (browser) => {
  afterAll(stopServedLedgers);
  let night: NightLedger;
  let gaza: GazaLedger;
  let readers: Readonly<Record<'night' | 'gaza', PageReader>>;
  beforeAll(async () => {
    night = await startNightLedger();
    gaza = await startGazaLedger(2);
    await addWhatTheNightLacks(night);
    readers = {
      night: await PageReader.open(browser(), night.ledger.url),
      gaza: await PageReader.open(browser(), gaza.ledger.url),
    };
  });

  const first = async (list: string) => {
    const { items } = (await night.ledger.http.get(`/${list}`)).json<{ items: { id: string }[] }>();
    return `/${list.replace(/\?.*/, '')}/${items[0]?.id}`;
  };
  const killed = () => `/casualty-counts/${night.played.killed}`;
  const series = () => `/series/${gaza.seriesId}`;

  /** Each page that there is, on the ledger that has something to show there. */
  const PAGES: readonly (readonly [string, 'night' | 'gaza', () => string | Promise<string>])[] = [
    ['where a reader comes in', 'night', () => '/'],
    ['the search of everything', 'night', () => '/search?q=Kyiv'],
    ['the search of strikes', 'night', () => '/search?in=strikes'],
    ['the search of counts, narrowed', 'night', () => '/search?in=casualty-counts&country=UA'],
    ['the map', 'night', () => '/map'],
    ['changes', 'night', () => '/changes'],
    ['one total', 'night', () => '/tolls'],
    ['totals by region', 'night', () => '/tolls?groupBy=place.admin1'],
    ['discrepancies', 'night', () => '/discrepancies?statedAsOf=2025-10-23T06:00:00Z'],
    ['the review queue', 'night', () => '/corrections?status=accepted'],
    ['a correction that was decided on', 'night', () => first('corrections?status=accepted')],
    ['one that waits', 'night', () => first('corrections?status=open')],
    ['a notice', 'night', () => first('notices')],
    ['a strike', 'night', () => first('strikes')],
    ['a situation', 'night', () => first('situations')],
    ['an agreement', 'night', () => first('agreements')],
    ['a diplomatic event', 'night', () => first('diplomatic-events')],
    ['a source', 'night', () => first('sources')],
    ['a figure', 'night', killed],
    ['a figure as it was', 'night', () => `${killed()}?statedAsOf=2025-10-22T09:00:00Z`],
    ['a figure that is not there yet', 'night', () => `${killed()}?asOf=2025-10-22`],
    ['an entry', 'night', () => `${killed()}/revisions/2`],
    ['two moments', 'night', () => `${killed()}/compare`],
    ['a proposal', 'night', () => `${killed()}/correct`],
    ['series', 'gaza', () => '/series'],
    ['one series', 'gaza', series],
    ['a table with its changes', 'gaza', () => `${series()}/table?page=3`],
    ['an upload', 'gaza', () => `${series()}/upload`],
  ];

  test.each(PAGES)('%s shuts nobody out, and is no wider than its window', async (_what, ledger, path) => {
    const reader = readers[ledger];
    const { page, complaints } = reader;
    await reader.follow(await path());
    for (const { size, colorScheme } of viewsFrom(page)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await reader.settled();
      expect(await reader.barriers()).toEqual([]);
      expect(await reader.overflow()).toBeLessThanOrEqual(0);
    }
    expect(complaints.splice(0)).toEqual([]);
  });
});
