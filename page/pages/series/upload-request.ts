import { addressOf } from '../../address/address.js';
import type { Series } from '../../ledger/answers.js';
import { type Dated, statedAtOf } from '../../parts/dated.js';
import type { FieldError } from '../../parts/field.js';

/** What is said of a published file, as it stands in the fields. */
export interface Upload {
  readonly file: File | null;
  readonly stated: Dated;
  readonly cause: string;
  readonly noticeId: string;
  readonly url: string;
  readonly note: string;
}

export const EMPTY_UPLOAD: Upload = {
  file: null,
  stated: { date: '', time: '' },
  cause: '',
  noticeId: '',
  url: '',
  note: '',
};

/** Bytes that the ledger takes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What is missing before anything can be sent. */
export function missingOf({ file, stated }: Upload): FieldError[] {
  return [
    ...(file === null ? [{ pointer: 'file', detail: 'choose the file' }] : []),
    ...(file !== null && file.size > MOST_BYTES
      ? [{ pointer: 'file', detail: 'the file is larger than 64 MiB, which is more than the ledger takes' }]
      : []),
    ...(stated.date === '' ? [{ pointer: '?statedAt', detail: 'say on which day it was published' }] : []),
  ];
}

/** Where a file is sent. */
export function uploadPath(path: string, upload: Upload, isTrial: boolean): string {
  const { stated, cause, noticeId, url, note } = upload;
  return addressOf(`${path}/vintages`, {
    statedAt: statedAtOf(stated),
    cause,
    noticeId,
    url: url.trim(),
    note: note.trim(),
    dryRun: isTrial ? 'true' : undefined,
  });
}

/** The media type of a file by its name; else the one that the series is published in. */
export function mediaTypeOf({ name }: Pick<File, 'name'>, { format }: Pick<Series, 'format'>): string {
  const ending = /\.(csv|json)$/i.exec(name)?.[1]?.toLowerCase() ?? format;
  return ending === 'csv' ? 'text/csv' : 'application/json';
}
