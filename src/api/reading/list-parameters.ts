import { exportParameters } from '../exports/form.js';
import type { List } from '../exports/table.js';
import { AS_OF_PARAMETERS } from './as-of.js';
import { number, opaque } from './parameters.js';
import type { Parameters } from './parse-query.js';

/** How many items a page has when nothing is said. */
export const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

const limitOf = (absent: string) => number(1, MAX_LIMIT, `How many at most; ${absent} when absent`);
const CURSOR_PARAMETER = { cursor: opaque('`next` of the page before, with the same filters and order') };

/** The parameters of what is read page by page. */
export const PAGE_PARAMETERS = { limit: limitOf(String(DEFAULT_LIMIT)), ...CURSOR_PARAMETER };

/** The parameters of all data that is exported: its point, and how much of it. */
const COMMON_PARAMETERS = {
  ...AS_OF_PARAMETERS,
  limit: limitOf(`${DEFAULT_LIMIT}, or in another form than JSON all there are,`),
};

/** All parameters of a list of data. */
export function listParameters<Of extends Parameters, Item>({ filters, table }: List<Of, Item>) {
  return { ...filters, ...COMMON_PARAMETERS, ...CURSOR_PARAMETER, ...exportParameters(table) };
}

const AFTER_PARAMETER = {
  after: number(0, Number.MAX_SAFE_INTEGER, 'The last sequence that is known already; 0 when absent'),
};

/** All parameters of a feed. */
export function feedParameters<Of extends Parameters, Item>({ filters, table }: List<Of, Item>) {
  return { ...filters, ...COMMON_PARAMETERS, ...AFTER_PARAMETER, ...exportParameters(table) };
}
