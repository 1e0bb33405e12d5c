import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { seriesBody, situationBody, sourceBody } from './bodies.js';
import { ServedLedger } from './served-ledger.js';

const FILES = join(__dirname, '../fixtures/vintages/t4p-gaza-daily');
const NAMES = readdirSync(FILES).sort();

/** A published version of the daily table, by its place among the fixtures, from 0. */
export function gazaVersion(index: number): {
  readonly name: string;
  readonly day: string;
  readonly file: Buffer;
} {
  const name = NAMES[index];
  if (name === undefined) throw new Error(`there are ${NAMES.length} versions`);
  const [, day = ''] = /_(.*)\.json/.exec(name) ?? [];
  return { name: name.replace('.gz', ''), day, file: gunzipSync(readFileSync(join(FILES, name))) };
}

export interface GazaLedger {
  readonly ledger: ServedLedger;
  readonly seriesId: string;
}

/** A ledger that holds the first so many versions of the daily table, each published at noon of its day. */
export async function startGazaLedger(versions: number): Promise<GazaLedger> {
  const ledger = await ServedLedger.start();
  const { http } = ledger;
  const source = await http.record('/sources', sourceBody({ name: 'Publisher of the daily table' }));
  const situation = await http.record('/situations', situationBody(source.id, { title: 'Gaza' }));
  const series = seriesBody(source.id, situation.id, {
    name: 'Gaza daily',
    code: 'gaza_daily',
    key: { report_date: 'period' },
    columns: {
      killed_cum: { measure: 'killed_cumulative' },
      injured_cum: { measure: 'injured_cumulative' },
    },
    otherColumns: 'define',
    dating: 'reported',
  });
  const { id } = await http.record('/series', series);
  for (let index = 0; index < versions; index++) {
    const { day, file } = gazaVersion(index);
    // As it was published, to the byte: its hash is a part of what it is.
    const response = await fetch(`${ledger.url}/v1/series/${id}/vintages?statedAt=${day}T12:00:00Z`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ledger.adminKey}`, 'content-type': 'application/json' },
      body: new Uint8Array(file),
    });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  }
  return { ledger, seriesId: id };
}
