import { describeInChromium } from '../support/chromium.js';
import { type GazaLedger, gazaVersion, startGazaLedger } from '../support/gaza-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

/** What changed from version to version was counted in the published files by other code. */
describeInChromium('the pages of a series', (browser) => {
  afterAll(stopServedLedgers);
  let gaza: GazaLedger;
  let reader: PageReader;
  let path = '';
  const secrets = { ana: '', rea: '' };
  beforeAll(async () => {
    gaza = await startGazaLedger(3);
    path = `/series/${gaza.seriesId}`;
    for (const [actor, role] of [
      ['ana', 'analyst'],
      ['rea', 'reviewer'],
    ] as const) {
      const { secret } = await gaza.ledger.http.record<{ secret: string }>('/keys', { actor, role });
      secrets[actor] = secret;
    }
    reader = await PageReader.open(browser(), gaza.ledger.url);
  });
  // Each begins signed out.
  beforeEach(() => reader.beginAnew());
  afterEach(() => expect(reader.complaints.splice(0)).toEqual([]));

  /** The row of the published table with that day, by the names of columns. */
  const rowOf = async (day: string) => {
    const columns = await reader.page.locator('.published thead th').allInnerTexts();
    const row = (await reader.rows('.published')).find(([key]) => key?.startsWith(day));
    return Object.fromEntries(columns.map((column, index) => [column.trim(), row?.[index]]));
  };
  const press = (name: string) => reader.page.getByRole('button', { name, exact: true }).click();
  const choice = (name: string) => reader.page.getByRole('combobox', { name, exact: true });
  const field = (label: string) => reader.page.getByLabel(label, { exact: true });

  test('say what there is, whose it is, and what each published version changed', async () => {
    await reader.goto('/series');
    expect(await reader.rows()).toEqual([
      ['Gaza daily', 'Publisher of the daily table', 'Gaza', '3', '2 Mar 2024, 12:00 UTC, 148 rows'],
    ]);
    await reader.page.getByRole('link', { name: 'Gaza daily' }).click();
    await reader.page.getByRole('heading', { name: 'Published versions' }).waitFor();
    await reader.settled();
    const versions = await reader.rows('section[aria-labelledby=versions] table');
    expect(versions.map((row) => row.slice(0, 6))).toEqual([
      ['2 Mar 2024, 12:00 UTC', '3', '766', '145', '1', '1,582'],
      ['19 Jan 2024, 12:00 UTC', '2', '1,303', '3', '646', '422'],
      ['15 Jan 2024, 12:00 UTC', '1', '1,071', '0', '0', '0'],
    ]);
    expect(await reader.text()).toContain('A day is the day when it was counted');
    expect(await reader.rows('section[aria-labelledby=columns] table')).toEqual([
      ['killed_cum', 'Killed, all so far'],
      ['injured_cum', 'Injured, all so far'],
    ]);
  });

  test('mark what changed against the version before, by more than a colour', async () => {
    await reader.goto(`${path}/table`);
    const text = await reader.text();
    expect(text).toContain('Version 3, published 2 Mar 2024, 12:00 UTC: 148 rows, 2,493 cells.');
    expect(text).toContain('Against version 2 of 19 Jan 2024, 12:00 UTC: 766 new, 145 changed, 1 gone.');
    expect(await rowOf('2023-10-07')).toMatchObject({
      killed: '+ new, 232',
      killed_cum: '≠ changed, was 198 is 232',
      ext_killed: '≠ changed, was 198 is 232',
      med_killed_cum: '6',
    });
    const decoration = "getComputedStyle(document.querySelector('.published del')).textDecorationLine";
    expect(await reader.page.evaluate(decoration)).toBe('line-through');

    await reader.page.getByLabel('Only rows with changes, and columns with changes').check();
    await reader.settled();
    expect(await reader.text()).toContain('1 to 50 of 100');
    expect(await rowOf('2023-12-01')).toMatchObject({ killed: '− gone, was 110' });
    await reader.page.getByRole('link', { name: 'Page 2 ›' }).first().click();
    await reader.page.getByText('51 to 100 of 100').first().waitFor();
    expect(new URL(reader.page.url()).search).toBe('?only=changes&page=2');
    expect(await rowOf('2023-12-23')).toMatchObject({
      killed: '201',
      killed_children_cum: '+ new, 8,200',
      ext_killed_children_cum: '≠ changed, was 8,000 is 8,200',
    });
  });

  test('hold any version against any other, a moment, or nothing', async () => {
    await reader.goto(`${path}/table`);
    await choice('Held against').selectOption({ label: '1, published 15 Jan 2024, 12:00 UTC' });
    await reader.page.getByText('2,068 new, 3 changed, 646 gone.').waitFor();
    await field('Or against what it was at a moment, in UTC').fill('2024-01-16T00:00:00');
    await reader.page.getByText('Against the table as it had been published by 16 Jan 2024').waitFor();
    await reader.settled();
    expect(await reader.text()).toContain('2,068 new, 3 changed, 646 gone.');
    await choice('Version shown').selectOption('2');
    await choice('Held against').selectOption('none');
    await reader.page.getByText('It is compared with nothing.').waitFor();
    await reader.settled();
    expect(await rowOf('2023-10-07')).toMatchObject({ killed_cum: '198', ext_killed: '198' });
    await choice('Version shown').selectOption('1');
    await choice('Held against').selectOption('');
    await reader.page.getByText('There is no earlier version to compare it with.').waitFor();
  });

  test('show the table of an earlier moment', async () => {
    await reader.goto(`${path}/table?statedAsOf=2024-01-31`);
    const text = await reader.text();
    expect(text).toContain('Version 2, published 19 Jan 2024, 12:00 UTC: 105 rows, 1,728 cells.');
    expect(text).toContain('1,303 new, 3 changed, 646 gone.');
    expect(await rowOf('2023-10-07')).toMatchObject({ ext_martyred: '− gone, was 198' });
    await reader.goto(`${path}/table?statedAsOf=2024-01-01`);
    expect(await reader.text()).toContain('Nothing recorded: no version is published at the moment shown.');
  });

  test('lead from a cell to its count, also of a column that has a measure of its own', async () => {
    const cell = (row: string, column: number) =>
      reader.page.getByRole('row', { name: row }).getByRole('cell').nth(column).getByRole('link');
    for (const [column, title] of [
      ['killed_cum', 'Killed, all so far: Gaza'],
      ['ext_killed', 'Gaza daily ext killed: Gaza'],
    ] as const) {
      await reader.goto(`${path}/table`);
      const columns = await reader.page.locator('.published thead th').allInnerTexts();
      await cell('2023-10-07', columns.indexOf(column) - 1).click();
      await reader.page.getByRole('heading', { level: 1, name: title }).waitFor();
      await reader.settled();
      expect(await reader.text()).toContain('232');
      expect((await reader.rows('.revisions')).map(([, figure]) => figure)).toContain('198');
    }
  });

  const upload = async (name: string, buffer: Buffer, date: string) => {
    await field('File').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await field('Published on').fill(date);
    await field('At what time, in UTC').fill('12:00');
    await press('See what it would change');
  };

  test('take a version: first what it would change, then the change', async () => {
    const { name, day, file } = gazaVersion(3);
    await reader.goto(`${path}/upload`);
    expect(await reader.text()).toContain('Sign in with a reviewer’s key');
    await reader.signIn(secrets.rea);
    await press('See what it would change');
    expect(await reader.text()).toContain('Choose the file');
    expect(await reader.text()).toContain('Say on which day it was published');
    await upload(name, file, day);
    await reader.page.getByRole('heading', { name: 'What it would change' }).waitFor();
    const trial = await reader.text();
    expect(trial).toContain('1,290 new 2 changed 0 gone 2,491 as before 227 rows');
    expect(trial).toContain('The first 1,000 of 1,292 changes are listed.');
    expect(await reader.rows('.published')).toContainEqual([
      '2023-11-07',
      'killed_children_cum',
      '≠ changed, was 4,327 is 4,237',
    ]);
    const before = (await gaza.ledger.http.get(path)).json<{ vintages: number }>();
    expect(before.vintages).toBe(3);

    await press('Record version 4');
    await reader.page.getByRole('heading', { name: 'Version 4 is recorded' }).waitFor();
    expect(await reader.text()).toContain('1,290 cells are new, 2 changed, 0 are gone, 2,491 are as before.');
    await reader.page.getByRole('link', { name: 'See the table with its changes marked' }).click();
    await reader.page.getByText('1,290 new, 2 changed, 0 gone.').waitFor();
    await reader.settled();
    expect(await reader.text()).toContain('1 to 50 of 82');
    expect(await rowOf('2023-11-07')).toMatchObject({ killed_children_cum: '≠ changed, was 4,327 is 4,237' });
  });

  test('say why a file is not taken, and what can be done', async () => {
    const { name, file } = gazaVersion(2);
    await reader.goto(`${path}/upload`);
    await reader.signIn(secrets.rea);
    await upload(name, file, '2024-03-02');
    await reader.page.getByText('This file is version 3 already: there is nothing to record.').waitFor();
    // Another version has that time.
    await upload(name, file, '2024-01-19');
    await reader.page.getByText('Another file was published at that time already.').waitFor();
    await reader.page.getByRole('link', { name: 'See that version' }).waitFor();
    await upload('table.json', Buffer.from('[{"report_date"'), '2024-01-20');
    await reader.page.getByText('The file cannot be read.').waitFor();
    expect(await reader.text()).toContain('It was refused as a whole: nothing changed.');
    await upload('table.csv', Buffer.from('report_date,killed_cum'), '2024-01-20');
    await reader.page.getByText('The series is published as json, and this is csv.').waitFor();
    await upload('table.json', Buffer.from('[{"report_date":"some day"}]'), '2024-01-20');
    await reader.page.getByText('Row 1, column report_date: "some day" is no period').waitFor();
    await upload('table.json', file, '2124-01-20');
    await reader.page.getByText('Is ahead of the clock: a vintage was published in the past').waitFor();
    await press('Sign out');
    await reader.signIn(secrets.ana);
    await upload(name, file, '2024-03-03');
    await reader.page.getByText('Uploading a version needs a reviewer’s key.').waitFor();
  });
});
