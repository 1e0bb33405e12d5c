import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { Reading } from '../reading/reading.js';
import { csv } from './csv.js';
import type { Encoder, Making } from './encoder.js';
import { type ExportForm, MEDIA_TYPES } from './form.js';
import { geojson } from './geojson.js';
import { ndjson } from './ndjson.js';
import { parquet } from './parquet.js';
import { stampHeaders, stampTrailer } from './stamp.js';
import type { Walk } from './walk.js';

const ENCODERS: Readonly<Record<ExportForm, Encoder>> = { ndjson, csv, geojson, parquet };

/** What CSV is, as a header says it. */
const CONTENT_TYPES: Readonly<Record<ExportForm, string>> = {
  ...MEDIA_TYPES,
  csv: `${MEDIA_TYPES.csv}; charset=utf-8; header=present`,
  geojson: `${MEDIA_TYPES.geojson}; charset=utf-8`,
};

/**
 * Answers with a list in another form than JSON. It is read as the client takes it, and no more of it once the client is
 * gone; what fails under way cuts the connection, and so cannot look like an end.
 */
export function sendExport<Item>(
  reading: Reading,
  form: ExportForm,
  walk: Walk<Item>,
  making: Omit<Making<Item>, 'rowCount'>,
): StreamableFile {
  stampHeaders(reading, form, making.stamp, walk.rowCount);
  void reading.reply.header('content-type', CONTENT_TYPES[form]);
  const pieces = piecesOf(form, walk, making, (rowCount) => stampTrailer(reading, rowCount));
  return new StreamableFile(Readable.from(pieces, { highWaterMark: 1 }));
}

async function* piecesOf<Item>(
  form: ExportForm,
  { parts }: Walk<Item>,
  making: Omit<Making<Item>, 'rowCount'>,
  atEnd: (rowCount: number) => void,
): AsyncGenerator<string | Uint8Array> {
  let rowCount = 0;
  yield* ENCODERS[form](counted(), { ...making, rowCount: () => rowCount });
  atEnd(rowCount);

  async function* counted(): AsyncGenerator<readonly Item[]> {
    for await (const items of parts) {
      rowCount += items.length;
      yield items;
    }
  }
}
