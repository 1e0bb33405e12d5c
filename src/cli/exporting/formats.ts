/** The forms that a list is exported in; each is the ending of its files, too. */
export const FORMATS = ['csv', 'ndjson', 'geojson', 'parquet', 'json'] as const;
export type Format = (typeof FORMATS)[number];
