import { type Sum, sumOf } from './figures.js';
import type { Input, Left, Own } from './toll-counts.js';

/** What wholes come to with their parts (rule 4 of tolls). */

export type Key = readonly (string | null)[];

export interface WholeTold {
  readonly id: string;
  readonly inputs: readonly Input[];
  readonly parts: readonly Input[];
  readonly unattributed: Sum;
  readonly onlyRest: boolean;
}

/** Something that is added to the total of its key. */
export interface Portion {
  readonly key: Key;
  readonly figure: Sum;
  readonly inputs: readonly Input[];
  readonly whole: WholeTold | null;
}

export interface Reckoned {
  readonly portions: readonly Portion[];
  /** What the subject is counted with: its own counts, or those of its parts. */
  readonly inputs: readonly Input[];
  readonly left: readonly (Left & { readonly key: Key })[];
  readonly warnings: readonly { readonly key: Key; readonly code: string }[];
}

export interface Subjects {
  readonly partsOf: (id: string) => readonly string[];
  /** Null where nothing of the measure is counted about it. */
  readonly ownOf: (id: string) => Own | null;
  readonly keyOf: (id: string, input: Left['count']) => Key;
  /** Its link to a whole would close a circle, and is cut. */
  readonly isCut: (id: string) => boolean;
}

/** A whole with a count of its own shows that count; one without shows the sum of its parts, at any depth. */
export function reckon(id: string, subjects: Subjects): Reckoned {
  const parts = subjects.partsOf(id).map((part) => reckon(part, subjects));
  const below = together(parts);
  const own = subjects.ownOf(id);
  if (!own) return below;
  const keyOf = (count: Left['count']) => subjects.keyOf(id, count);
  const left = [...below.left, ...own.left.map((one) => ({ ...one, key: keyOf(one.count) }))];
  const [first] = own.inputs;
  if (!first) return { ...below, left };
  const codes = [
    ...Array<string>(own.fromSubgroups).fill('from-subgroups'),
    ...(subjects.isCut(id) ? ['part-circle'] : []),
  ];
  const warnings = [...below.warnings, ...codes.map((code) => ({ key: keyOf(first), code }))];
  const ofOwn = own.inputs.map((input) => portion(keyOf(input), [input]));
  if (parts.length === 0) return { portions: ofOwn, inputs: own.inputs, left, warnings };
  return againstParts(id, ofOwn, own.inputs, { ...below, left, warnings });
}

function againstParts(
  id: string,
  ofOwn: readonly Portion[],
  inputs: readonly Input[],
  below: Reckoned,
): Reckoned {
  const keys = ofOwn.map(({ key }) => key);
  const total = sumOf(inputs.map(({ figure }) => figure));
  const parts = sumOf(below.inputs.map(({ figure }) => figure));
  if (total === null) throw new Error('a whole with inputs has a sum');
  const key = (keys[0] ?? []).map((value, at) => (keys.every((one) => one[at] === value) ? value : null));
  // Grouped by something that only parts have, each part counts in its own bucket.
  const onlyRest = key.some(
    (_, at) => keys.every((one) => one[at] === null) && below.portions.some((one) => one.key[at] !== null),
  );
  const rest = unattributed(total, parts);
  const whole: WholeTold = { id, inputs, parts: below.inputs, unattributed: rest, onlyRest };
  const exceeds = parts !== null && total.high !== null && parts.low > total.high;
  const warnings = [...below.warnings, ...(exceeds ? [{ key, code: 'parts-exceed-whole' }] : [])];
  if (onlyRest) {
    const ofRest = { key, figure: rest, inputs, whole };
    return { portions: [...below.portions, ofRest], inputs, left: below.left, warnings };
  }
  return {
    portions: ofOwn.map((one, index) => ({ ...one, whole: index === 0 ? whole : null })),
    inputs,
    left: [...below.left, ...below.inputs.map((count) => ({ count, why: 'in-whole', key }))],
    warnings,
  };
}

/** What no part accounts for, as rule 4 gives it; without a part that has a figure it is all. */
function unattributed(whole: Sum, parts: Sum | null): Sum {
  const sum = parts ?? { low: 0, best: 0, high: 0, approximate: false };
  return {
    low: sum.high === null ? 0 : Math.max(0, whole.low - sum.high),
    best: whole.best === null || sum.best === null ? null : Math.max(0, whole.best - sum.best),
    high: whole.high === null ? null : Math.max(0, whole.high - sum.low),
    approximate: whole.approximate || sum.approximate,
  };
}

function portion(key: Key, inputs: readonly Input[]): Portion {
  const figure = sumOf(inputs.map((input) => input.figure));
  if (figure === null) throw new Error('an input has a figure');
  return { key, figure, inputs, whole: null };
}

export function together(parts: readonly Reckoned[]): Reckoned {
  return {
    portions: parts.flatMap(({ portions }) => portions),
    inputs: parts.flatMap(({ inputs }) => inputs),
    left: parts.flatMap(({ left }) => left),
    warnings: parts.flatMap(({ warnings }) => warnings),
  };
}
