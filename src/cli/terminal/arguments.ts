import { isId } from '../../domain/kernel/id.js';
import { parseStatedTime } from '../../domain/kernel/time.js';
import { UsageError } from '../endings.js';

/** Whether a text may be the code of a series. */
export function isCode(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,63}$/.test(text);
}

/** @param what whose id it should be, e.g. `a key` @throws UsageError for what is none */
export function checkedId(text: string, what: string): string {
  const id = text.toLowerCase();
  if (!isId(id)) throw new UsageError(`not the id of ${what} (a UUID): ${text}`);
  return id;
}

/** A moment on an axis, as the ledger takes it. @throws UsageError for what is none */
export function checkedTime(text: string, option: string): string {
  if (parseStatedTime(text) !== null) return text;
  throw new UsageError(
    `${option} must be a date (2025-10-22) or a time with its offset (2025-10-22T09:00:00+03:00), and not: ${text}`,
  );
}

/** A whole number that is not below zero. @throws UsageError for what is none */
export function checkedNumber(text: string, option: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(`${option} must be a whole number, and not: ${text}`);
}

/** `name=value`, given any number of times. @throws UsageError for what has no equals sign */
export function checkedParameters(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new UsageError(`--param must be name=value, and not: ${text}`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** Takes an option that may be given several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
