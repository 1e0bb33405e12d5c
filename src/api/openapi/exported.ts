import type { ApiResponseOptions } from '@nestjs/swagger';
import type { Column } from '../exports/column.js';
import { formsOf, MEDIA_TYPES } from '../exports/form.js';
import type { Table } from '../exports/table.js';

/** What a response holds, by media type. */
export type ResponseContent = NonNullable<Extract<ApiResponseOptions, { content?: object }>['content']>;

type Schema = NonNullable<ResponseContent[string]['schema']>;

const header = (description: string) => ({ description, schema: { type: 'string' } as const });

/** What exports say in headers, which JSON says in its body or not at all. */
export const EXPORT_HEADERS = {
  'Content-Disposition': header(
    'In another form than JSON: a name for the file, with the sequence it is as of',
  ),
  'Ledger-As-Of-Sequence': header('In another form than JSON: the last sequence that counts'),
  'Ledger-As-Of': header('In another form than JSON: when that was recorded'),
  'Ledger-Stated-As-Of': header('In another form than JSON: the last stated instant that counts'),
  'Ledger-Data-Licence': header('In another form than JSON: what is said of the licence of the data'),
  'Ledger-Row-Count': header(
    'In another form than JSON: how many items there are; a trailer, and a header too where it is known before',
  ),
};

/** The other forms of a list. @param item reference to the schema of an item */
export function exportContent<Item>(item: string, table: Table<Item>): ResponseContent {
  const forms = formsOf(table).filter((form) => form !== 'json');
  return Object.fromEntries(forms.map((form) => [MEDIA_TYPES[form], { schema: SCHEMAS[form](item, table) }]));
}

const SCHEMAS = {
  ndjson: (item: string): Schema => ({ $ref: item }),
  csv: <Item>(_item: string, table: Table<Item>): Schema => ({
    type: 'string',
    description: `One item a line. Columns: ${table.columns.map(({ name }) => name).join(', ')}. See ${pageOf(table)}`,
  }),
  parquet: <Item>(_item: string, table: Table<Item>): Schema => ({
    type: 'string',
    format: 'binary',
    description: `The same columns as in CSV. See ${pageOf(table)}`,
  }),
  geojson: (item: string): Schema => ({
    type: 'object',
    required: ['type', 'features', 'asOf', 'licence', 'rowCount', 'next'],
    properties: {
      type: { type: 'string', enum: ['FeatureCollection'] },
      features: { type: 'array', items: featureSchema(item) },
      asOf: { $ref: '#/components/schemas/AsOfDto' },
      licence: { type: 'string' },
      rowCount: { type: 'integer' },
      next: { type: 'string', nullable: true },
    },
  }),
};

const PLACE: Schema = { nullable: true, allOf: [{ $ref: '#/components/schemas/PlaceAnswerDto' }] };

function featureSchema(item: string): Schema {
  return {
    type: 'object',
    required: ['type', 'id', 'geometry', 'properties'],
    properties: {
      type: { type: 'string', enum: ['Feature'] },
      id: { type: 'string', format: 'uuid' },
      geometry: {
        description: 'Null where no point is known',
        nullable: true,
        allOf: [{ $ref: '#/components/schemas/PointGeometryDto' }],
      },
      properties: {
        description:
          'The item with its place, which for what has none of its own is that of what it is about',
        allOf: [{ $ref: item }, { type: 'object', required: ['place'], properties: { place: PLACE } }],
      },
    },
  };
}

/** The member of an operation that has its table. */
export const TABLE_EXTENSION = 'x-table';

/** Where a table is explained. */
function pageOf<Item>({ name }: Table<Item>): string {
  return `/docs/exports#${anchorOf(name)}`;
}

/** The place of a table on that page. */
export function anchorOf(name: string): string {
  return name.replaceAll(' ', '-');
}

/** A table as the document shows it: what its columns hold. */
export function describeTable<Item>({ name, columns }: Table<Item>) {
  return { name, columns: columns.map(describeColumn) };
}

export type TableDescription = ReturnType<typeof describeTable>;

function describeColumn<Item>({ name, type, hxl, description }: Column<Item>) {
  return { name, type, hxl, description };
}
