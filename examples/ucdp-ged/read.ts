import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { GedEvent } from './event.js';

/** The file that comes with the example, from the folder of the project. */
const OWN_FILE = 'examples/ucdp-ged/data/ucdp-ged-23.1-central-african-republic.geojson.gz';

/**
 * The events of a GeoJSON file of the dataset, compressed or not.
 * @throws Error when there is no such file, or it holds something else
 */
export function readEvents(file = resolve(OWN_FILE)): GedEvent[] {
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const { features } = JSON.parse(text.toString('utf8')) as { features?: GedEvent[] };
  if (!features) throw new Error(`${file} is no GeoJSON of the dataset`);
  return features;
}
