import { parquetMetadata, parquetReadObjects } from 'hyparquet';

/** What a Parquet file holds. */
export interface ReadParquet {
  readonly names: readonly string[];
  /** Cells in the order of the names. */
  readonly rows: readonly (readonly unknown[])[];
  readonly metadata: Readonly<Record<string, string | undefined>>;
  /** Rows of each row group. */
  readonly groups: readonly number[];
  /** Logical, else physical type of each column. */
  readonly types: Readonly<Record<string, string>>;
}

/** Reads a Parquet file that is in memory. */
export async function readParquet(bytes: Uint8Array): Promise<ReadParquet> {
  const file = new Uint8Array(bytes).buffer;
  const { schema, row_groups: groups, key_value_metadata: metadata = [] } = parquetMetadata(file);
  const columns = schema.slice(1);
  const names = columns.map(({ name }) => name);
  const objects = await parquetReadObjects({ file });
  return {
    names,
    rows: objects.map((row) => names.map((name) => row[name] ?? null)),
    metadata: Object.fromEntries(metadata.map(({ key, value }) => [key, value])),
    groups: groups.map(({ num_rows: rows }) => Number(rows)),
    types: Object.fromEntries(
      columns.map(({ name, type, converted_type: converted }) => [name, converted ?? String(type)]),
    ),
  };
}
