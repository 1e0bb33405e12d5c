import { STRIKES } from '../../examples/night-of-2025-10-22/strikes.js';
import { SOURCES } from '../../examples/night-of-2025-10-22/sources.js';
import { describeInChromium } from '../support/chromium.js';
import type { LedgerHttp } from '../support/http.js';
import { type NightLedger, startNightLedger } from '../support/night-ledger.js';
import { PageReader } from '../support/page-reader.js';
import { stopServedLedgers } from '../support/served-ledger.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly revision: number; readonly group: string }[];
}

/** Sources by what is typed. */
const LOOKED_FOR = /\/v1\/sources\?/;

describeInChromium('corrections', (browser) => {
  afterAll(stopServedLedgers);
  let night: NightLedger;
  let reader: PageReader;
  const secrets = { ana: '', rea: '' };
  let http: LedgerHttp;
  beforeAll(async () => {
    night = await startNightLedger();
    http = night.ledger.http;
    for (const [actor, role] of [
      ['ana', 'analyst'],
      ['rea', 'reviewer'],
    ] as const) {
      const { secret } = await http.record<{ secret: string }>('/keys', { actor, role });
      secrets[actor] = secret;
    }
    reader = await PageReader.open(browser(), night.ledger.url);
  });
  // Each begins signed out.
  beforeEach(() => reader.beginAnew());
  afterEach(() => expect(reader.complaints.splice(0)).toEqual([]));

  /** The count of everybody of one strike. */
  const countOf = async (strike: keyof typeof STRIKES, measure: string) => {
    const { items } = (
      await http.get(`/casualty-counts?subject=${STRIKES[strike]}&measure=${measure}&group=all`)
    ).json<Listed>();
    if (!items[0]) throw new Error('the night has it');
    return items[0];
  };
  const statement = { sourceId: SOURCES.officials, statedAt: '2025-10-23' };
  const propose = async (countId: string, best: number) => {
    const body = { figure: { best }, cause: 'late_report', reason: 'Learned from a hospital', statement };
    const path = `/casualty-counts/${countId}/corrections`;
    return (await http.as(secrets.ana).record<{ correctionId: string }>(path, body)).correctionId;
  };
  const amend = async (countId: string, best: number) => {
    const { revision } = (await http.get(`/casualty-counts/${countId}`)).json<{ revision: number }>();
    const body = { figure: { best }, cause: 'developed', reason: 'One more died', statement };
    await http.as(secrets.rea).record(`/casualty-counts/${countId}/amendments`, body, { ifMatch: revision });
  };
  const field = (label: string) => reader.page.getByLabel(label, { exact: true });
  const press = (name: string) => reader.page.getByRole('button', { name, exact: true }).click();

  /** All of the form but its figure. The source is chosen with keys alone. */
  const fillWhyAndWho = async () => {
    await field('Kind of cause').selectOption('late_report');
    await field('Reason, in your words').fill('Two came to a hospital later');
    const source = reader.page.getByRole('combobox', { name: 'Source' });
    const held = Promise.withResolvers<void>();
    await reader.page.route(LOOKED_FOR, async (route) => {
      await held.promise;
      // What nobody waits for any more cannot go on.
      await route.continue().catch(() => undefined);
    });
    await source.fill('ukr off');
    // Too early: the list is not yet that of what is typed, and nothing may be chosen from it.
    await source.press('Enter');
    held.resolve();
    await reader.page.getByRole('option', { name: 'Ukrainian officials', selected: true }).waitFor();
    await source.press('Enter');
    await reader.page.unroute(LOOKED_FOR);
    await field('Said on').fill('2025-10-23');
  };

  test('are proposed from the figure, checked at the fields, and wait in the queue', async () => {
    await reader.goto(`/casualty-counts/${night.played.killed}`);
    await reader.page.getByRole('link', { name: 'Propose a correction' }).click();
    await reader.page.getByRole('heading', { level: 1, name: /^Correct a figure: Killed/ }).waitFor();
    await reader.settled();
    expect(await reader.text()).toContain('The figure in force 7 people Stated by Ukrainian officials');
    expect(await reader.text()).toContain('Sign in with a key, at the top of the page, to send it.');

    await field('The number itself').fill('8');
    await reader.signIn(secrets.ana);
    // What was typed stays, also when somebody signs in.
    expect(await field('The number itself').inputValue()).toBe('8');
    await field('Where it can be read (optional)').fill('nowhere');
    await press('Propose this correction');
    for (const wrong of ['Choose why the figure differs', 'Choose a source from the list']) {
      expect(await reader.text()).toContain(wrong);
    }
    await fillWhyAndWho();
    await press('Propose this correction');
    await reader.page.getByText('Must be an http or https address of up to 2000 characters').waitFor();
    expect(await field('Where it can be read (optional)').getAttribute('aria-invalid')).toBe('true');
    await field('Where it can be read (optional)').fill('https://example.org/eight');
    await press('Propose this correction');
    await reader.page.getByRole('heading', { name: 'Recorded' }).waitFor();
    expect(await reader.barriers()).toEqual([]);

    await reader.page.getByRole('link', { name: 'See the proposal' }).click();
    await reader.page.getByRole('heading', { name: 'What would change' }).waitFor();
    await reader.settled();
    const proposal = await reader.text();
    expect(proposal).toContain('In force when it was proposed 7');
    expect(proposal).toContain('Proposed 8');
    expect(proposal).toContain('Learned late: it was so then already, and was learned later');
    expect(proposal).toContain('Source Ukrainian officials, 23 Oct 2025 What was published');
    expect(proposal).toMatch(/Proposed by ana, \d/);

    await reader.goto(`/casualty-counts/${night.played.killed}`);
    await reader.page.getByRole('link', { name: 'One correction is proposed' }).click();
    await reader.page.getByRole('heading', { name: 'Corrections of one figure' }).waitFor();
    await reader.settled();
    const [row] = await reader.rows('.queue');
    expect(row?.slice(0, 5)).toEqual([
      'Killed of Attack on Ukraine in the night to 22 October 2025',
      '7',
      '8',
      'Learned late Two came to a hospital later',
      'Ukrainian officials, 23 Oct 2025',
    ]);
  });

  test('have one key while the same text is sent again, and another for another text', async () => {
    const { id } = await countOf('village', 'killed');
    await reader.goto(`/casualty-counts/${id}/correct`);
    await reader.signIn(secrets.ana);
    await field('The number itself').fill('4');
    await fillWhyAndWho();
    const keys: (string | undefined)[] = [];
    await reader.page.route('**/corrections', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      await (keys.length < 4 ? route.abort() : route.continue());
    });
    for (const best of ['4', '4', '5']) {
      await field('The number itself').fill(best);
      await press('Propose this correction');
      await reader.page.getByText('The ledger does not answer').waitFor();
    }
    await press('Propose this correction');
    await reader.page.getByRole('heading', { name: 'Recorded' }).waitFor();
    const [first, again, other, taken] = keys;
    expect([again, taken]).toEqual([first, other]);
    expect(other).not.toBe(first);
  });

  test('made on a figure that somebody changed meanwhile say so, and lose nothing', async () => {
    const { id } = await countOf('kindergarten', 'killed');
    await reader.goto(`/casualty-counts/${id}/correct`);
    await reader.signIn(secrets.rea);
    await field('Change the figure at once').check();
    await field('At least').fill('2');
    await field('In the source’s words').fill('two or more');
    await fillWhyAndWho();
    await amend(id, 3);
    await press('Change the figure');
    await reader.page.getByText('Somebody changed the figure while you were writing').waitFor();
    await reader.settled();
    const told = await reader.text();
    expect(told).toContain('You saw 1 (revision 0) In force now 3 (revision 1)');
    expect(told).toMatch(/Amendment by rea, .* UTC: the world moved on, “One more died”/);
    expect(await field('In the source’s words').inputValue()).toBe('two or more');
    await press('Send mine on top of it');
    await reader.page.getByRole('heading', { name: 'Recorded' }).waitFor();
    const { items } = (await http.get(`/casualty-counts/${id}/revisions`)).json<{ items: object[] }>();
    expect(items).toMatchObject([
      { figure: { best: 1 } },
      { figure: { best: 3 }, actor: 'rea' },
      {
        figure: { low: 2, best: null, asStated: 'two or more' },
        previous: { best: 3 },
        cause: 'late_report',
        statement: { sourceId: SOURCES.officials, statedAt: '2025-10-23' },
      },
    ]);
  });

  test('which a key may not make are offered as what it may', async () => {
    const { id } = await countOf('dniproDistrict', 'killed');
    await reader.goto(`/casualty-counts/${id}/correct?as=amendment`);
    await reader.signIn(secrets.ana);
    await field('The source says that it does not know, or counts it no longer').check();
    await fillWhyAndWho();
    await press('Change the figure');
    await reader.page.getByRole('link', { name: 'Propose it as a correction instead' }).click();
    await press('Propose this correction');
    await reader.page.getByRole('heading', { name: 'Recorded' }).waitFor();
    await reader.page.getByRole('link', { name: 'See the proposal' }).click();
    await reader.page.getByRole('heading', { name: 'What would change' }).waitFor();
    expect(await reader.text()).toContain('Proposed not known');
  });

  test('stand beside the figure as a claim, if they are that', async () => {
    const { id } = await countOf('kindergarten', 'injured');
    await reader.goto(`/casualty-counts/${id}/correct?as=claim`);
    await reader.signIn(secrets.ana);
    await field('At most').fill('1,150');
    const source = reader.page.getByRole('combobox', { name: 'Source' });
    await source.fill('united');
    await reader.page.getByRole('option', { name: 'United Nations' }).click();
    await field('Said on').fill('2025-10-23');
    await field('At what time, in UTC').fill('06:30');
    await press('Record this claim');
    await reader.page.getByRole('heading', { name: 'Recorded' }).waitFor();
    const { figure, claims } = (await http.get(`/casualty-counts/${id}`)).json<{
      figure: object;
      claims: object[];
    }>();
    expect(figure).toMatchObject({ best: 6 });
    expect(claims.at(-1)).toMatchObject({
      figure: { high: 1150 },
      sourceId: SOURCES.unitedNations,
      statedAt: '2025-10-23T06:30:00.000Z',
      adopted: false,
    });
  });

  test('are never accepted by who proposed them, who may withdraw them', async () => {
    const { id } = await countOf('kyiv', 'injured');
    const body = { figure: { best: 40 }, cause: 'verified', reason: 'Asked again', statement };
    const { correctionId } = await http
      .as(secrets.rea)
      .record<{ correctionId: string }>(`/casualty-counts/${id}/corrections`, body);
    await reader.goto(`/corrections/${correctionId}`);
    expect(await reader.text()).toContain('Sign in with a key, at the top of the page, to decide.');
    await reader.signIn(secrets.rea);
    await press('Accept');
    expect(await reader.text()).toContain('Say why: it stays beside the decision');
    await field('Reason for the decision').fill('I thought better of it');
    await press('Accept');
    await reader.page.getByText('This correction is your own.').waitFor();
    await press('Withdraw it, with the reason above');
    await reader.page.getByRole('heading', { name: 'What was decided' }).waitFor();
    expect(await reader.text()).toMatch(/Withdrawn by rea, .* Reason I thought better of it/);
  });

  test('are accepted on a figure that moved only when somebody says so', async () => {
    const { id } = await countOf('village', 'killed');
    const correctionId = await propose(id, 5);
    await amend(id, 4);
    await reader.goto('/corrections');
    await reader.signIn(secrets.rea);
    await reader.settled();
    const row = (await reader.rows('.queue')).find(([, from]) => from === '3 now 4');
    expect(row?.[2]).toBe('5');
    await reader.page.goto(`${night.ledger.url}/corrections/${correctionId}`);
    await reader.settled();
    expect(await reader.text()).toContain('In force now 4 It changed since the proposal was made.');
    await field('Reason for the decision').fill('The hospital confirms it');
    await press('Accept');
    await reader.page.getByText('The figure has moved since this was proposed.').waitFor();
    expect(await reader.text()).toContain('Proposed on 3 In force now 4');
    await press('Accept it all the same');
    await reader.page.getByRole('heading', { name: 'What was decided' }).waitFor();
    const text = await reader.text();
    expect(text).toMatch(/Accepted\. .*Accepted by rea, .* Reason The hospital confirms it/);
    expect(text).toContain('The figure had moved since the proposal; it was accepted all the same.');
    expect((await http.get(`/casualty-counts/${id}`)).json()).toMatchObject({ figure: { best: 5 } });

    await reader.goto('/corrections?status=accepted');
    const accepted = await reader.rows('.queue');
    expect(accepted.map(([figure, from, to]) => [figure, from, to])).toContainEqual([
      'Killed of Missile strike on a home in a village, Kyiv region',
      '3',
      '5',
    ]);
  });

  test('are shown at a moment that has gone by', async () => {
    const { id } = await countOf('dniproDistrict', 'killed');
    const correctionId = await propose(id, 9);
    await reader.goto(`/corrections/${correctionId}?asOf=2020-01-01`);
    expect(await reader.text()).toContain('the ledger held nothing of this at the moment that is shown');
    await reader.goto(`/casualty-counts/${id}/correct?asOf=2020-01-01`);
    expect(await reader.text()).toContain('A correction is made of the figure that is in force now.');
  });
});
