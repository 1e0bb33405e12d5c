import { FAMILIES } from '../../domain/counts/families.js';

/** The collections of counts: `casualty-counts` and so on. */
export const COUNT_COLLECTIONS: readonly string[] = FAMILIES.map(({ code }) => `${code}-counts`);

const COUNT_PATHS = COUNT_COLLECTIONS.flatMap((collection) => [
  `/${collection}/:id`,
  `/${collection}/:id/compare`,
  `/${collection}/:id/correct`,
  `/${collection}/:id/revisions/:revision`,
]);

/**
 * Where the page is, by what it shows. Behind `/v1` the same address of a thing has it as data, with the same `asOf`,
 * `asOfSequence` and `statedAsOf`.
 */
export const PAGE_PATHS: readonly string[] = [
  '/',
  '/search',
  '/map',
  '/changes',
  '/tolls',
  '/discrepancies',
  '/corrections',
  '/corrections/:id',
  '/strikes/:id',
  '/situations/:id',
  '/agreements/:id',
  '/diplomatic-events/:id',
  '/sources/:id',
  '/notices/:id',
  '/series',
  '/series/:id',
  '/series/:id/table',
  '/series/:id/upload',
  ...COUNT_PATHS,
];
