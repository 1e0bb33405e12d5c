import type { Figure } from '../kernel/figure.js';
import { type FigureSum, sumFigures } from '../kernel/sum-figures.js';
import type { Warning } from '../kernel/warning.js';
import type { Counted, Input, LeftOut, Own, TollSubject } from './counted.js';
import { type Forest, wholesFirst } from './forest.js';
import type { Key } from './keys.js';
import { exceeds, unattributed } from './unattributed.js';

/** A whole with a count of its own, against the counts of its parts. */
export interface Whole {
  readonly subject: TollSubject;
  /** Its own counts. */
  readonly inputs: readonly Input[];
  /** What the parts are counted with. */
  readonly parts: readonly Input[];
  readonly unattributed: FigureSum;
  /** The parts are counted themselves, and of this whole only what is unattributed. */
  readonly onlyRest: boolean;
}

/** Something that is added to the sum of its key. */
export interface Portion {
  readonly key: Key;
  readonly figure: FigureSum;
  readonly inputs: readonly Input[];
  readonly whole: Whole | null;
}

/** What all subjects come to, each part of it with the key that it belongs to. */
export interface Reckoning {
  readonly portions: readonly Portion[];
  readonly left: readonly (LeftOut & { readonly key: Key })[];
  readonly warnings: readonly { readonly key: Key; readonly warning: Warning }[];
}

/** A subject with what its own counts come to. */
export interface Counting {
  readonly subject: TollSubject;
  readonly own: Own;
}

export interface ReckoningRules {
  readonly keyOf: (subject: TollSubject, count: Counted) => Key;
}

/** What a subject comes to with its parts. */
interface Reckoned {
  readonly portions: readonly Portion[];
  /** The counts that it is counted with, its own or those of its parts. */
  readonly inputs: readonly Input[];
}

/**
 * A whole with a count of its own shows that count, one without the sum of its parts, at any depth. Where all counts of
 * the whole lack something that it is grouped by and a part has it, the parts are counted each for itself, and of the
 * whole what they leave.
 * @param roots the subjects that are not part of another one here
 */
export function reckon(
  roots: readonly string[],
  forest: Forest,
  countings: ReadonlyMap<string, Counting>,
  { keyOf }: ReckoningRules,
): Reckoning {
  const done = new Map<string, Reckoned>();
  const left: (LeftOut & { key: Key })[] = [];
  const warnings: { key: Key; warning: Warning }[] = [];
  const cutOff = new Map(forest.cut.map(({ part, whole }) => [part, whole]));
  for (const id of wholesFirst(roots, forest).reverse()) {
    const parts = (forest.partsOf.get(id) ?? []).flatMap((part) => done.get(part) ?? []);
    const counting = countings.get(id);
    done.set(id, counting ? reckonOne(counting, parts) : together(parts));
  }
  return { portions: roots.flatMap((id) => done.get(id)?.portions ?? []), left, warnings };

  function reckonOne({ subject, own }: Counting, parts: readonly Reckoned[]): Reckoned {
    left.push(...own.left.map((one) => ({ ...one, key: keyOf(subject, one.count) })));
    const below = together(parts);
    const [first] = own.inputs;
    if (!first) return below;
    warnings.push(...own.warnings.map((warning) => ({ key: keyOf(subject, first), warning })));
    const cutFrom = cutOff.get(subject.id);
    if (cutFrom !== undefined) {
      const detail = `${subject.id} is part of ${cutFrom}, which is itself part of it: added without that whole`;
      warnings.push({ key: keyOf(subject, first), warning: { code: 'part-circle', detail } });
    }
    const portions =
      parts.length === 0
        ? own.inputs.map((input) => ({ ...portionOf(subject, [input]), whole: null }))
        : wholePortions(subject, own, below);
    return { portions, inputs: own.inputs };
  }

  function wholePortions(subject: TollSubject, own: Own, below: Reckoned): Portion[] {
    const keys = own.inputs.map((input) => keyOf(subject, input));
    const [sum, parts] = [sumOf(own.inputs), sumOf(below.inputs)];
    if (!sum) return [];
    const onlyRest = areKeyedOnlyBelow(keys, below.portions);
    const rest = unattributed(sum, parts);
    const whole: Whole = { subject, inputs: own.inputs, parts: below.inputs, unattributed: rest, onlyRest };
    const key = commonOf(keys);
    if (parts && exceeds(parts, sum)) {
      const detail = `the parts of ${subject.id} make at least ${parts.low}, above at most ${sum.high}`;
      warnings.push({ key, warning: { code: 'parts-exceed-whole', detail } });
    }
    if (onlyRest) return [...below.portions, { key, figure: rest, inputs: own.inputs, whole }];
    left.push(...below.inputs.map((count) => ({ count, why: 'in-whole' as const, key })));
    // Counts of several keys are several portions; what the parts leave is told with the first.
    return own.inputs.map((input, index) => ({
      ...portionOf(subject, [input]),
      whole: index === 0 ? whole : null,
    }));
  }

  function portionOf(subject: TollSubject, inputs: readonly [Input]): Omit<Portion, 'whole'> {
    const figure = sumOf(inputs);
    if (!figure) throw new Error('an input has a figure');
    return { key: keyOf(subject, inputs[0]), figure, inputs };
  }
}

function together(parts: readonly Reckoned[]): Reckoned {
  const [only] = parts;
  // A chain of wholes without counts costs nothing to go through.
  if (only && parts.length === 1) return only;
  return {
    portions: parts.flatMap(({ portions }) => portions),
    inputs: parts.flatMap(({ inputs }) => inputs),
  };
}

function sumOf(inputs: readonly Input[]): FigureSum | null {
  return sumFigures(inputs.map(({ figure }): Figure => figure));
}

/** Whether something that is grouped by is known of a part, and of no count of the whole. */
function areKeyedOnlyBelow(keys: readonly Key[], parts: readonly Portion[]): boolean {
  const lacking = (keys[0] ?? []).map((_, index) => keys.every((key) => key[index] === null));
  return parts.some(({ key }) => key.some((value, index) => value !== null && lacking[index] === true));
}

/** What keys have in common; null where they differ. */
function commonOf(keys: readonly Key[]): Key {
  return (keys[0] ?? []).map((value, index) => (keys.every((key) => key[index] === value) ? value : null));
}
