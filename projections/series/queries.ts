import { LANE_QUERIES } from './lane-queries.js';
import { SERIES_REVISION_QUERIES } from './revision-queries.js';
import { SERIES_QUERIES } from './series-queries.js';
import { TABLE_QUERIES } from './table-queries.js';
import { VINTAGE_QUERIES } from './vintage-queries.js';

export { contentOf, FindLane } from './lane-queries.js';
export { ListSeriesRevisions } from './revision-queries.js';
export { GetSeries, ListSeries, SERIES_ORDERS } from './series-queries.js';
export { GetPublishedTable } from './table-queries.js';
export { GetVintage, ListVintages } from './vintage-queries.js';

/** Who answers what is asked about series. */
export const ALL_SERIES_QUERIES = [
  ...SERIES_QUERIES,
  ...VINTAGE_QUERIES,
  ...LANE_QUERIES,
  ...TABLE_QUERIES,
  ...SERIES_REVISION_QUERIES,
];
