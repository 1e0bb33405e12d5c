import type { ApiResponseOptions } from '@nestjs/swagger';
import type { Column } from '../exports/column.js';
import { formsOf, MEDIA_TYPES } from '../exports/form.js';
import type { Table } from '../exports/table.js';

/** What a response holds, by media type. */
export type ResponseContent = NonNullable<Extract<ApiResponseOptions, { content?: object }>['content']>;

type Schema = NonNullable<ResponseContent[string]['schema']>;

const header = (description: string) => ({ description, schema: { type: 'string' } as const });

/** What an answer says in headers of where it stands, and of the licence of its data. */
export const STANDING_HEADERS = {
  'Ledger-As-Of-Sequence': header('The last sequence that counts'),
  'Ledger-As-Of': header('When that was recorded'),
  'Ledger-Stated-As-Of': header('The last stated instant that counts; absent where all do'),
  'Ledger-Data-Licence': header('What is said of the licence of the data'),
};

/** What exports say in headers, which JSON says in its body or not at all. */
export const EXPORT_HEADERS = inOtherForms({
  'Content-Disposition': header('A name for the file, with the sequence it is as of'),
  ...STANDING_HEADERS,
  'Ledger-Row-Count': header(
    'How many items there are; a trailer, and a header too where it is known before',
  ),
});

function inOtherForms<Of extends Readonly<Record<string, ReturnType<typeof header>>>>(headers: Of): Of {
  const said = Object.entries(headers).map(([name, { description }]) => [
    name,
    header(`In another form than JSON: ${description.charAt(0).toLowerCase()}${description.slice(1)}`),
  ]);
  return Object.fromEntries(said) as Of;
}

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
