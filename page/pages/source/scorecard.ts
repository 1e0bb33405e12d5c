import type { Source } from '../../ledger/answers.js';
import { inDigits } from '../../wording/figure.js';

type Scorecard = Source['scorecard'];

const SHARE = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const SIGNED_SHARE = new Intl.NumberFormat('en', {
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

const times = (count: number, one: string, many = `${one}s`) =>
  `${inDigits(count)} ${count === 1 ? one : many}`;

/** How a source's figures fared, in sentences. */
export function scorecardInWords(card: Scorecard): string[] {
  if (card.claims === 0) return ['It has stated no figure that is recorded here.'];
  return [
    stated(card),
    revised(card),
    ...directions(card),
    ...lateness(card),
    ...drift(card),
    ...notHeld(card),
  ];
}

function stated({ claims, counts }: Scorecard): string {
  return `It stated a figure ${claims === 1 ? 'once' : times(claims, 'time')}, about ${counts === 1 ? 'one quantity' : `${inDigits(counts)} quantities`}.`;
}

function revised({ revised: times_, revisedShare }: Scorecard): string {
  if (times_ === 0) return 'None of its figures was revised in a way that counts against it.';
  const share = revisedShare === null ? '' : `, ${SHARE.format(revisedShare)} of what it stated`;
  return `${times(times_, 'of its figures was revised', 'of its figures were revised')} later${share}.`;
}

const WAYS = [
  ['up', 'went up'],
  ['down', 'went down'],
  ['none', 'said the same in other words'],
  ['retracted', 'took the figure back'],
  ['reported', 'gave a figure where none was in force'],
  ['unknown', 'went a way that the figures do not tell'],
] as const;

function directions({ directions: ways, revised: count }: Scorecard): string[] {
  if (count === 0) return [];
  const said = WAYS.flatMap(([way, words]) => (ways[way] > 0 ? [`${inDigits(ways[way])} ${words}`] : []));
  return said.length === 0 ? [] : [`Of these revisions ${said.join(', ')}.`];
}

function lateness({ lagDays }: Scorecard): string[] {
  if (lagDays === null) return [];
  return [
    `Half of them came within ${days(lagDays.median)} of what they revise, nine in ten within ${days(lagDays.p90)}.`,
  ];
}

function days(count: number): string {
  if (count < 1) return 'a day';
  return times(Math.round(count * 10) / 10, 'day');
}

function drift({ netDrift: { absolute, relative } }: Scorecard): string[] {
  if (absolute === null && relative === null) return [];
  const sum = absolute === null ? null : sumInWords(absolute);
  const mean =
    relative === null ? null : `on average they moved a figure by ${SIGNED_SHARE.format(relative)}`;
  return [`All in all ${[sum, mean].filter(Boolean).join('; ')}.`];
}

function sumInWords(absolute: number): string {
  if (absolute === 0) return 'they cancel out';
  return absolute > 0 ? `they added ${inDigits(absolute)}` : `they took away ${inDigits(-absolute)}`;
}

function notHeld({ developed, slips }: Scorecard): string[] {
  const changes = (count: number) => times(count, 'change was made', 'changes were made');
  const said: string[] = [];
  if (developed > 0) {
    said.push(
      `${changes(developed)} because the world moved on: the figure before was right when it was stated, and this does not count against the source.`,
    );
  }
  if (slips > 0) {
    said.push(
      `${changes(slips)} because of a slip in recording, by the ledger or by whoever carried the figure.`,
    );
  }
  return said;
}
