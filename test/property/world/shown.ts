import type { StrikeAnswer } from '../../../projections/strikes/answers.js';
import type { KeyedTollAnswer } from '../../../projections/tolls/answers.js';
import { LOOKED_AT } from './oddities.js';

/** What of answers is compared: all but wording, and the order of what nobody promises an order of. */

interface Warned {
  readonly warnings: readonly { readonly code: string }[];
}

/** Warnings by their codes, those that the interpreter looks at. */
export function withoutWords<Answer extends Warned>(answer: Answer) {
  return { ...answer, warnings: codesOf(answer).filter((code) => LOOKED_AT.includes(code)) };
}

export function strikeShown({ warnings: _, statusExplained, ...answer }: StrikeAnswer) {
  return { ...answer, statusExplained: statusExplained.stances };
}

export function tollShown({ notices, ...toll }: KeyedTollAnswer) {
  return { ...toll, warnings: codesOf(toll), notices: notices.map(({ id }) => id) };
}

function codesOf({ warnings }: Warned): string[] {
  return warnings.map(({ code }) => code);
}

/** Members and lists in one order. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const named = value.map(canonical).map((item) => [JSON.stringify(item), item] as const);
    return named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([member, item]) => [member, canonical(item)]));
}

/** Means of binary fractions depend on the order in which they are added. */
export function rounded(value: unknown): unknown {
  // A trace below zero is zero too, and not minus zero.
  if (typeof value === 'number') return Number(value.toFixed(9)) + 0;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, item]) => [member, rounded(item)]));
}
