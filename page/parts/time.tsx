import { inWords, isDate } from '../wording/time.js';

/** A time in UTC, as precisely as it was given. */
export function Time({ at, exact = false }: { readonly at: string; readonly exact?: boolean }) {
  return (
    <time dateTime={at} title={isDate(at) ? `${at}, some time that day` : at}>
      {inWords(at, exact)}
    </time>
  );
}
