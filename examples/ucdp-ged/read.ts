import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { GedEvent } from './event.js';

/** The file that comes with the example. */
const OWN_FILE = 'ucdp-ged-23.1-central-african-republic.geojson.gz';

/**
 * The events of a GeoJSON file of the dataset, compressed or not.
 * @throws Error when there is no such file, or it holds something else
 */
export function readEvents(file = ownFile()): GedEvent[] {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const { features } = JSON.parse(text.toString('utf8')) as { features?: GedEvent[] };
  if (!features) throw new Error(`${file} is no GeoJSON of the dataset`);
  return features;
}

/** Beside the sources; what was built of them is in a folder of the project's, and leaves data where it is. */
function ownFile(): string {
  const beside = join(import.meta.dirname, 'data', OWN_FILE);
  return existsSync(beside) ? beside : join(import.meta.dirname, '../../../examples/ucdp-ged/data', OWN_FILE);
}
