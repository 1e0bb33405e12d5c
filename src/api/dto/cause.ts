import { CAUSE_MEANINGS, CAUSES } from '../../domain/kernel/cause.js';
import { type Check, oneOf } from './checks.js';

/** Why something changed; its description says what each cause means. @param more what else is to be said of it */
export function cause(more?: string): Check {
  const meanings = CAUSES.map((code) => `\`${code}\`: ${CAUSE_MEANINGS[code]}.`);
  const description = ['Why it changed.', ...(more ? [more] : []), ...meanings].join(' ');
  const check = oneOf(CAUSES);
  return { ...check, schema: { ...check.schema, description } };
}
