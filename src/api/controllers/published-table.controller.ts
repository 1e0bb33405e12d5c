import { stringify } from 'csv-stringify/sync';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RebuiltTable } from '../../../projections/series/answers.js';
import { GetPublishedTable } from '../../../projections/series/queries.js';
import type { CellValue } from '../../domain/counts/published-cell.js';
import { stateSha256 } from '../../ids/state-hash.js';
import { LedgerConfig } from '../../platform/config/ledger-config.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { IdPipe } from '../http/path-parameters.js';
import { documented, minSequence, queries, READ_PROBLEMS } from '../openapi/documented.js';
import { STANDING_HEADERS } from '../openapi/exported.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { number } from '../reading/parameters.js';
import { formatParameter, MEDIA_TYPES, preferredForm } from '../exports/form.js';
import { standingHeaders } from '../exports/stamp.js';
import { CurrentReading } from '../reading/current-reading.decorator.js';
import type { Reading } from '../reading/reading.js';
import { Reads } from '../reading/reads.js';

const FORMS = ['json', 'csv'] as const;
const PARAMETERS = {
  vintage: number(1, Number.MAX_SAFE_INTEGER, 'Its number; the last at the point when absent'),
  format: formatParameter(FORMS),
};

/** So many ids of notices a header holds: less than a kilobyte. What else there is, `GET /v1/notices` lists. */
const MAX_NOTICES = 20;

const text = (description: string) => ({ description, schema: { type: 'string' } as const });
const HEADERS = {
  'Ledger-Sequence': text('The last sequence that this node has applied'),
  'Ledger-Vintage': text('The number of the vintage'),
  'Ledger-State-Sha256': text(
    'SHA-256 over the cells that are answered, as the vintage has it in stateSha256',
  ),
  ...STANDING_HEADERS,
  'Ledger-Notices': text(
    'Ids of notices, separated by commas: the one that the vintage was sent with, whether it stands or not, then those ' +
      'that stand at the point that was asked for and have a count of the table in their scope, the one recorded last ' +
      `first. The first ${MAX_NOTICES} of them; absent where there are none. \`GET /v1/notices?subject=\` lists all`,
  ),
};
const ROWS = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

/** A publisher's table as it was published, rebuilt from what the ledger holds. */
@ApiTags('Series')
@Controller('v1/series/:id/table')
export class PublishedTableController {
  constructor(
    private readonly reads: Reads,
    private readonly config: LedgerConfig,
  ) {}

  @Get()
  @Requires('reader')
  @documented(
    { id: 'getPublishedTable', summary: 'Rebuild the table as it was published' },
    [...READ_PROBLEMS, 'not-found', 'not-acceptable'],
    [
      ...queries({ ...PARAMETERS, ...AS_OF_PARAMETERS }),
      minSequence(),
      ApiOkResponse({
        description: 'Its rows, by the names that its columns had, in order of their keys. Not paged.',
        headers: HEADERS,
        content: { 'application/json': { schema: ROWS }, [MEDIA_TYPES.csv]: { schema: { type: 'string' } } },
      }),
    ],
  )
  async table(
    @Param('id', IdPipe) id: string,
    @CurrentReading() reading: Reading,
  ): Promise<readonly object[] | string> {
    const form = preferredForm(reading, FORMS);
    const { found: table, asOf } = await this.reads.found(
      reading,
      PARAMETERS,
      ({ vintage }, at) => new GetPublishedTable(id, vintage, at),
    );
    void reading.reply.headers({
      ...standingHeaders({ asOf, licence: this.config.dataLicence }),
      'ledger-vintage': String(table.vintage.vintage),
      'ledger-state-sha256': stateSha256(table.cells),
      ...noticeHeader(table),
    });
    if (form === 'json') return table.rows;
    void reading.reply.header('content-type', `${MEDIA_TYPES.csv}; charset=utf-8; header=present`);
    return csvOf(table);
  }
}

/** Nothing where no notice is about the table. */
function noticeHeader({ notices }: RebuiltTable): Record<string, string> {
  return notices.length === 0 ? {} : { 'ledger-notices': notices.slice(0, MAX_NOTICES).join(', ') };
}

/** The publisher's own values and nothing else, so that the table can be read back as it was. */
function csvOf({ columns, rows }: RebuiltTable): string {
  const lines = rows.map((row) =>
    columns.map((column) => csvCell(Object.hasOwn(row, column) ? row[column] : undefined)),
  );
  return stringify([[...columns], ...lines], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

function csvCell(value: CellValue | undefined): string {
  if (value === undefined) return '';
  return value === null ? 'NA' : String(value);
}
