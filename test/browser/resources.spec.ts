import { LedgerClient } from '../../examples/client.js';
import { GRIPEN, SANCTIONS } from '../../examples/night-of-2025-10-22/diplomacy.js';
import { DISPLACEMENT } from '../../examples/night-of-2025-10-22/figures.js';
import { SOURCES } from '../../examples/night-of-2025-10-22/sources.js';
import { STRIKES } from '../../examples/night-of-2025-10-22/strikes.js';
import { describeInChromium } from '../support/chromium.js';
import { startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

const DRILL = SANCTIONS.replace(/2$/, '4');
const NOTICE = '0199f0e0-0000-7000-800a-000000000001';

describeInChromium('the pages of what figures are about and who states them', (browser) => {
  afterAll(stopServedLedgers);
  let reader: PageReader;
  beforeAll(async () => {
    const { ledger } = await startNightLedger();
    const client = new LedgerClient(ledger.url, ledger.adminKey);
    const statement = {
      sourceId: SOURCES.officials,
      statedAt: '2025-10-25',
      quote: 'two were counted twice',
    };
    await client.send({
      key: 'resources/notice',
      path: '/notices',
      body: {
        id: NOTICE,
        cause: 'duplicate_merged',
        reason: 'Two of the dead had been listed by two hospitals',
        scope: [
          {
            subject: { type: 'strike', id: STRIKES.kyiv },
            family: 'casualty',
            measure: 'killed',
            from: '2025-10-21',
          },
        ],
        statement,
      },
    });
    await client.send({
      key: 'resources/grade',
      path: `/sources/${SOURCES.officials}/grades`,
      body: { reliability: 'B', reason: 'Their figures held' },
    });
    await client.send({
      key: 'resources/stage',
      path: `/agreements/${GRIPEN}/stages`,
      ifMatch: 2,
      body: { stage: 'signed', reason: 'The contract was signed', statement },
    });
    reader = await PageReader.open(browser(), ledger.url);
  });
  afterEach(() => expect(reader.complaints).toEqual([]));

  test('a situation has its figures, which lead to how they moved', async () => {
    await reader.goto(`/situations/${DISPLACEMENT}`);
    const text = await reader.text();
    expect(text).toContain('Situation: displacement');
    expect(text).toContain('Where Ukraine. Known to the country only');
    expect(await reader.rows('.subject-counts')).toEqual([
      [
        'Under threat',
        'at least 10,000,000 “more than 10 million displaced or under constant threat of air strikes”',
        'Displacement counts',
      ],
    ]);
    await reader.page.getByRole('link', { name: 'Under threat' }).click();
    await reader.page.getByRole('heading', { level: 1, name: /^Under threat: / }).waitFor();
    await reader.settled();
  });

  test('a source has its grades and how its figures fared in words', async () => {
    await reader.goto(`/sources/${SOURCES.officials}`);
    const text = await reader.text();
    expect(text).toContain('It stated a figure 3 times, about 2 quantities.');
    expect(text).toContain('None of its figures was revised in a way that counts against it.');
    expect(text).toContain('1 change was made because the world moved on');
    expect(await reader.rows('.grades')).toEqual([
      ['B: usually reliable', '', 'Their figures held', expect.stringMatching(/ by admin$/)],
    ]);
    const stated = await reader.page.locator('#stated ~ div li').allInnerTexts();
    expect(stated).toEqual(['Strikes', 'Casualty counts', 'Damage counts', 'Agreements', 'Notices']);
  });

  test('a source that stated otherwise later has that it took its figure back', async () => {
    await reader.goto(`/sources/${SOURCES.secondNewspaper}`);
    const text = await reader.text();
    expect(text).toContain('It stated a figure once, about one quantity.');
    expect(text).toContain('1 of its figures was revised later, 100% of what it stated.');
    expect(text).toContain('Of these revisions 1 took the figure back.');
  });

  test('what a source states is a list of the search, which says so', async () => {
    await reader.goto(`/sources/${SOURCES.mayorOfKharkiv}`);
    await reader.page.getByRole('link', { name: 'Casualty counts' }).click();
    await reader.page.locator('#results').waitFor();
    await reader.settled();
    expect(await reader.text()).toContain('Only what is stated by Ihor Terekhov, mayor of Kharkiv.');
    expect((await reader.rows('.results')).map((row) => row[2]).sort()).toEqual([
      '0 people',
      '1 person',
      '6 people',
    ]);
  });

  test('an agreement has its stages, its terms and what was delivered against them', async () => {
    await reader.goto(`/agreements/${GRIPEN}`);
    const text = await reader.text();
    expect(text).toContain('Between Sweden and Ukraine');
    expect(text).toContain('Signed by Ulf Kristersson, Prime Minister (Sweden)');
    expect(text).toContain('How much At most 150 aircraft');
    expect(text).toContain('Over what time Over 10 years');
    expect(text).toContain('It may come to that; nobody is bound to it.');
    expect(text).toContain('Delivered so far 154 aircraft');
    expect(text).toContain('At least 154 delivered, beyond the ceiling of 150');
    expect((await reader.rows('.deliveries')).map((row) => row.slice(0, 2))).toEqual([
      ['1 Nov 2025', '140 aircraft'],
      ['2 Nov 2025', expect.stringContaining('14 aircraft')],
    ]);
    const stages = await reader.page.locator('#stages ~ ol > li > strong').allInnerTexts();
    expect(stages).toEqual(['Intended, not binding', 'Signed']);
    expect(text).toContain('The contract was signed');
  });

  test('an agreement at an earlier moment is as it was then', async () => {
    await reader.goto(`/agreements/${GRIPEN}?statedAsOf=2025-10-22`);
    const text = await reader.text();
    expect(text).toContain('Delivered so far Nothing recorded');
    expect(text).not.toContain('The contract was signed');
  });

  test('a diplomatic event has all that was said of it', async () => {
    await reader.goto(`/diplomatic-events/${SANCTIONS}`);
    const steps = await reader.page.locator('#history ~ ol > li').allInnerTexts();
    expect(steps.map((step) => step.split(',')[0])).toEqual([
      'Announced (date: 23 Oct 2025)',
      'Adopted (date: 23 Oct 2025)',
    ]);
    expect(await reader.text()).toContain('The package was adopted');
    await reader.goto(`/diplomatic-events/${DRILL}`);
    expect(await reader.text()).toContain('Who takes part Russia');
  });

  test('a notice has why, and what it concerns', async () => {
    await reader.goto(`/notices/${NOTICE}`);
    const text = await reader.text();
    expect(text).toContain('Two of the dead had been listed by two hospitals');
    expect(text).toContain('“two were counted twice”');
    expect(await reader.rows('.scope')).toEqual([
      ['Attack on Kyiv', 'Killed, of all groups', 'From 21 Oct 2025 on'],
    ]);
  });

  test('what is not there is said to be not there', async () => {
    await reader.goto(`/situations/${NOTICE}`);
    expect(await reader.page.getByRole('alert').innerText()).not.toBe('');
  });
});
