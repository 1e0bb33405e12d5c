import type { Accumulation } from '../kernel/measure.js';
import type { Warning } from '../kernel/warning.js';
import type { Counted, Input, LeftOut, Own, TollSubject, Why } from './counted.js';
import { type FindGroup, subgroupsOf } from './groups.js';
import { latest, type Reading, widest } from './periods.js';
import { positionIn, type Window, windowOfPeriod } from './windows.js';

/** What is asked of each subject. */
export interface OwnRules {
  readonly group: string;
  readonly accumulation: Accumulation;
  readonly range: Window;
  readonly findGroup: FindGroup;
  /** The bucket of time that a count falls in, where counts are put into such; null where it fits in none. */
  readonly bucketOf: (count: Counted, subject: TollSubject) => string | null;
}

/** What stands where the group itself has no count. */
interface Substitute {
  readonly reading: Reading;
  readonly scheme: string;
  readonly left: readonly LeftOut[];
}

/** What the counts of one measure about one subject come to for a group. */
export function ownOf(subject: TollSubject, counts: readonly Counted[], rules: OwnRules): Own {
  const isDirect = ({ group }: Counted) => group === rules.group;
  const direct = sift(subject, counts.filter(isDirect), rules);
  const others = sift(
    subject,
    counts.filter((count) => !isDirect(count)),
    rules,
  );
  const readings = direct.inputs.map((input) => readingOf(input, [input], true, subject, rules));
  const taken = new Set(readings.map(({ period }) => period));
  const substitutes = [...Map.groupBy(others.inputs, ({ period }) => period)]
    .filter(([period]) => !taken.has(period))
    .flatMap(([, inputs]) => substitute(subject, inputs, rules));
  const choose = rules.accumulation === 'period' ? widest : latest;
  const { chosen, left } = choose([...readings, ...substitutes.map(({ reading }) => reading)]);
  const counted = new Set(chosen);
  const standing = substitutes.filter(({ reading }) => counted.has(reading));
  const periods = new Set(standing.map(({ reading }) => reading.period));
  // Of groups that were not asked for, only those are missed that would have stood for the one that was.
  const missed = others.left.filter(({ count }) => chosen.length === 0 || periods.has(count.period));
  return {
    inputs: chosen.flatMap(({ inputs }) => inputs),
    left: [
      ...direct.left,
      ...missed,
      ...standing.flatMap((one) => one.left),
      ...left.flatMap(({ reading, why }) => reading.inputs.map((count) => ({ count, why }))),
    ],
    warnings: standing.map((one) => fromSubgroups(subject, rules, one)),
  };
}

function substitute(subject: TollSubject, inputs: readonly Input[], rules: OwnRules): Substitute[] {
  const found = subgroupsOf(rules.group, inputs, rules.findGroup);
  const [first] = found?.inputs ?? [];
  if (!found || !first) return [];
  const reading = readingOf(first, found.inputs, false, subject, rules);
  return [{ reading, scheme: found.scheme, left: found.left }];
}

function readingOf(
  first: Input,
  inputs: readonly Input[],
  isDirect: boolean,
  subject: TollSubject,
  { bucketOf }: OwnRules,
): Reading {
  return { period: first.period, inputs, isDirect, bucket: bucketOf(first, subject) };
}

/** Those counts whose figures may be added, and those that are left out; what is outside the range is neither. */
function sift(
  subject: TollSubject,
  counts: readonly Counted[],
  { range }: OwnRules,
): { readonly inputs: readonly Input[]; readonly left: readonly LeftOut[] } {
  const inputs: Input[] = [];
  const left: LeftOut[] = [];
  for (const count of counts) {
    const position = positionIn(range, count.period === null ? subject.window : windowOfPeriod(count.period));
    if (position === 'outside') continue;
    const why = whyNot(subject, count) ?? (position === 'inside' ? null : position);
    if (why !== null) left.push({ count, why });
    else if (isInput(count)) inputs.push(count);
  }
  return { inputs, left };
}

function whyNot(subject: TollSubject, count: Counted): Why | null {
  if (subject.status === 'retracted') return 'strike-retracted';
  if (count.status === 'retracted') return 'retracted';
  return count.figure === null ? 'unknown' : null;
}

function isInput(count: Counted): count is Input {
  return count.figure !== null;
}

function fromSubgroups(
  { id }: TollSubject,
  { group }: OwnRules,
  { reading: { inputs, period }, scheme }: Substitute,
): Warning {
  const codes = inputs.map((input) => input.group).join(', ');
  const when = period === null ? '' : ` in ${period}`;
  const detail = `${id} has no figure for ${group}${when}: its groups of ${scheme} are added (${codes})`;
  return { code: 'from-subgroups', detail };
}
