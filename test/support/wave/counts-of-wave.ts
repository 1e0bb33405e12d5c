import type { Narrator } from './narrator.js';
import type { Wave } from './told.js';

type Subject = { readonly type: 'strike' | 'situation'; readonly id: string };
type Figure = Readonly<Record<string, number | string>>;

const DAWN = '2025-10-22T06:00:00Z';

/** Reports counts of all families; answers with the ids of those that are spoken of further. */
export async function reportCounts(
  narrator: Narrator,
  whole: string,
  [first = '', second = '', third = '']: readonly string[],
  situation: string,
): Promise<Wave['counts']> {
  const report = async (
    family: string,
    subject: Subject,
    measure: string,
    figure: Figure,
    more: object = {},
  ) => {
    const body = { subject, measure, figure, statement: narrator.said(0, DAWN), ...more };
    return (await narrator.take(`/${family}-counts`, body)).id;
  };
  const of = (id: string): Subject => ({ type: 'strike', id });
  await report('casualty', of(whole), 'killed', { low: 6, asStated: 'at least six' });
  const drones = { group: 'drones' };
  const launched = await report('munitions', of(whole), 'launched', { best: 405 }, drones);
  await report('munitions', of(whole), 'launched', { best: 28 }, { group: 'missiles' });
  await report('munitions', of(whole), 'intercepted', { best: 333 }, drones);
  const killed = await report('casualty', of(first), 'killed', { best: 1 });
  await report('casualty', of(first), 'killed', { best: 1 }, { group: 'children', note: 'A girl' });
  const injured = await report('casualty', of(first), 'injured', { low: 6, asStated: 'six or more' });
  const destroyed = await report(
    'damage',
    of(first),
    'destroyed',
    { best: 2 },
    { group: 'residential_buildings' },
  );
  const rescued = await report(
    'rescue',
    of(first),
    'rescued',
    { best: 48 },
    { codes: { own: `r-${first}` } },
  );
  await report('casualty', of(second), 'killed', { best: 2 });
  await report('casualty', of(second), 'injured', { low: 29, high: 31, asStated: '29 to 31' });
  const withoutPower = await report('disruption', of(second), 'without_power', { best: 12_000 });
  await report('casualty', of(third), 'killed', { best: 3 });
  const displacement: Subject = { type: 'situation', id: situation };
  const displaced = await report(
    'displacement',
    displacement,
    'displaced',
    { best: 1_240 },
    { period: '2025-08' },
  );
  await report('displacement', displacement, 'displaced', { best: 1_300 }, { period: '2025-09' });
  await report('displacement', displacement, 'displaced', { best: 1_350 }, { period: '2025-10' });
  return { killed, injured, launched, destroyed, rescued, displaced, withoutPower };
}

/** What became of the figures in the days after. */
export async function reviseCounts(
  narrator: Narrator,
  whole: string,
  counts: Wave['counts'],
): Promise<{ correction: string; notice: string }> {
  const { killed, injured, launched, displaced } = counts;
  await recordClaims(narrator, counts);
  const amend = (
    family: string,
    id: string,
    ifMatch: number,
    figure: Figure,
    day: string,
    more: object = {},
  ) =>
    narrator.take(
      `/${family}-counts/${id}/amendments`,
      {
        figure,
        cause: 'developed',
        reason: 'One of the injured died in hospital',
        statement: narrator.said(0, day),
        ...more,
      },
      { ifMatch },
    );
  // The killed of the first part: reported 0, claimed 1 and 2, then amended.
  await amend('casualty', killed, 2, { best: 2 }, '2025-10-22T18:00:00Z');
  await amend('casualty', killed, 3, { best: 3 }, '2025-10-24');
  await amend('casualty', killed, 4, { best: 2 }, '2025-10-25', { cause: 'recording_error', corrects: 4 });
  await amend('munitions', launched, 1, { best: 410 }, '2025-10-23', { cause: 'source_revised' });
  await amend('displacement', displaced, 0, { best: 1_260 }, '2025-10-23', { cause: 'late_report' });
  // The injured: reported 0, claimed 1, adopted 2.
  await narrator.take(
    `/casualty-counts/${injured}/claims/1/adoption`,
    { reason: 'It is nearer to the place' },
    { ifMatch: 1 },
  );
  const correction = await correctCounts(narrator, counts);
  await takeBack(narrator, counts);
  const { id: notice } = await narrator.take('/notices', {
    cause: 'reclassified',
    reason: 'Two civilians turned out to be one civilian and one soldier',
    statement: narrator.said(0, '2025-10-26'),
    scope: [{ subject: { type: 'strike', id: whole }, family: 'casualty', measure: 'killed' }],
  });
  return { correction, notice };
}

async function recordClaims(
  narrator: Narrator,
  { killed, injured, launched }: Wave['counts'],
): Promise<void> {
  const claim = (family: string, id: string, source: 1 | 2 | 3, figure: Figure) =>
    narrator.propose(`/${family}-counts/${id}/claims`, {
      figure,
      statement: narrator.said(source, '2025-10-22T12:00:00Z'),
    });
  await claim('casualty', killed, 1, { best: 2 });
  await claim('casualty', killed, 2, { low: 1, high: 4, asStated: 'up to four' });
  await claim('casualty', injured, 1, { best: 7 });
  await claim('munitions', launched, 3, { best: 120 });
}

/** Corrections, one of each end; answers with the one that is accepted. */
async function correctCounts(
  narrator: Narrator,
  { rescued, destroyed, withoutPower }: Wave['counts'],
): Promise<string> {
  const propose = async (path: string, figure: Figure) => {
    const { correctionId } = await narrator.propose(`${path}/corrections`, {
      figure,
      cause: 'late_report',
      reason: 'The list of the rescue service is complete now',
      statement: narrator.said(2, '2025-10-25'),
    });
    return `${path}/corrections/${String(correctionId)}`;
  };
  const reason = { reason: 'The service was asked' };
  const accepted = await propose(`/rescue-counts/${rescued}`, { best: 50 });
  const rejected = await propose(`/damage-counts/${destroyed}`, { best: 3 });
  const withdrawn = await propose(`/disruption-counts/${withoutPower}`, { best: 11_000 });
  await propose(`/disruption-counts/${withoutPower}`, { best: 11_500 });
  await narrator.take(`${accepted}/acceptance`, reason);
  await narrator.take(`${rejected}/rejection`, reason);
  await narrator.propose(`${withdrawn}/withdrawal`, { reason: 'A slip' });
  return accepted.slice(-36);
}

/** What is taken back: a claim, and a count. */
async function takeBack(narrator: Narrator, { launched, destroyed }: Wave['counts']): Promise<void> {
  await narrator.propose(`/munitions-counts/${launched}/claims/1/retraction`, {
    cause: 'source_retracted',
    reason: 'Taken down from its site',
    statement: narrator.said(3, '2025-10-25'),
  });
  await narrator.take(
    `/damage-counts/${destroyed}/retraction`,
    {
      cause: 'duplicate_merged',
      reason: 'They stand in the count of the town',
      statement: narrator.said(0, '2025-10-26'),
    },
    { ifMatch: 2 },
  );
}
