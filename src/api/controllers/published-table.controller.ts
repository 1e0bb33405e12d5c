import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RebuiltTable } from '../../../projections/series/answers.js';
import { GetPublishedTable } from '../../../projections/series/queries.js';
import type { CellValue } from '../../domain/counts/published-cell.js';
import { stateSha256 } from '../../ids/state-hash.js';
import { Requires } from '../../platform/auth/requires.decorator.js';
import { IdPipe } from '../http/path-parameters.js';
import { documented, minSequence, queries, READ_PROBLEMS } from '../openapi/documented.js';
import { AS_OF_PARAMETERS } from '../reading/as-of.js';
import { sendAs, wantsForm } from '../reading/forms.js';
import { number, word } from '../reading/parameters.js';
import { Reads } from '../reading/reads.js';

const CSV = 'text/csv';

const PARAMETERS = {
  vintage: number(1, Number.MAX_SAFE_INTEGER, 'Its number; the last at the point when absent'),
  format: word(['json', 'csv'], 'The form of the answer; what `Accept` asks for when absent'),
};

const text = (description: string) => ({ description, schema: { type: 'string' } as const });
const HEADERS = {
  'Ledger-Sequence': text('The last sequence that this node has applied'),
  'Ledger-Vintage': text('The number of the vintage'),
  'Ledger-State-Sha256': text(
    'SHA-256 over the cells that are answered, as the vintage has it in stateSha256',
  ),
};
const ROWS = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;

/** A publisher's table as it was published, rebuilt from what the ledger holds. */
@ApiTags('Series')
@Controller('v1/series/:id/table')
export class PublishedTableController {
  constructor(private readonly reads: Reads) {}

  @Get()
  @Requires('reader')
  @documented(
    { id: 'getPublishedTable', summary: 'Rebuild the table as it was published' },
    [...READ_PROBLEMS, 'not-found'],
    [
      ...queries({ ...PARAMETERS, ...AS_OF_PARAMETERS }),
      minSequence(),
      ApiOkResponse({
        description: 'Its rows, by the names that its columns had, in order of their keys. Not paged.',
        headers: HEADERS,
        content: { 'application/json': { schema: ROWS }, [CSV]: { schema: { type: 'string' } } },
      }),
    ],
  )
  async table(
    @Param('id', IdPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly object[] | string> {
    const table = await this.reads.found(
      { request, reply },
      PARAMETERS,
      ({ vintage }, at) => new GetPublishedTable(id, vintage, at),
    );
    void reply.headers({
      'ledger-vintage': String(table.vintage.vintage),
      'ledger-state-sha256': stateSha256(table.cells),
    });
    return wantsForm(request, 'csv', CSV)
      ? sendAs(reply, `${CSV}; charset=utf-8; header=present`, csvOf(table))
      : sendAs(reply, null, table.rows);
  }
}

/** The publisher's own values and nothing else, so that the table can be read back as it was. */
function csvOf({ columns, rows }: RebuiltTable): string {
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');
}

function csvCell(value: CellValue | undefined): string {
  if (value === undefined) return '';
  const cell = value === null ? 'NA' : String(value);
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
