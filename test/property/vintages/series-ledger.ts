import { parse } from 'csv-parse/sync';
import type { CellValue } from '../../../src/domain/series/cells.js';
import { seriesBody, situationBody, sourceBody } from '../../support/bodies.js';
import { type Answer, type Client, expectStatus } from '../../support/client.js';
import { KILLED, KILLED_AT_FIRST, QUALIFIER } from './drawn-tables.js';
import type { Cell } from './published.js';
import type { SeriesName } from './steps.js';

const columnsWith = (killed: string) => ({
  [killed]: { measure: 'killed' },
  [QUALIFIER]: { qualifies: killed, words: { about: 'approximate', more: 'low' } },
  injured: { measure: 'injured' },
});

/** A table as it is read: its cells, with the keys in their order. */
export interface ReadTable {
  readonly cells: readonly Cell[];
  readonly keys: readonly (readonly [string, string])[];
  readonly sha256: string | undefined;
}

/** Two series about the same quantities of one situation, spoken to through the front door. */
export class SeriesLedger {
  private constructor(
    readonly client: Client,
    readonly situationId: string,
    /** Of those who speak beside the series. */
    readonly analystId: string,
    private readonly ids: Readonly<Record<SeriesName, string>>,
  ) {}

  /** @param unique no other series of the ledger has codes that end in it */
  static async define(client: Client, unique: string): Promise<SeriesLedger> {
    const make = async (path: string, body: object) => (await client.record(path, body)).id as string;
    const sourceId = await make('/v1/sources', sourceBody());
    const situationId = await make('/v1/situations', situationBody(sourceId));
    const define = (name: string) =>
      make(
        '/v1/series',
        seriesBody(sourceId, situationId, {
          code: `${name}_${unique}`,
          name,
          rows: [''],
          key: { date: 'period', sex: 'group' },
          columns: columnsWith(KILLED_AT_FIRST),
          otherColumns: 'define',
        }),
      );
    const ids = { daily: await define('daily'), weekly: await define('weekly') };
    return new SeriesLedger(client, situationId, await make('/v1/sources', sourceBody()), ids);
  }

  id(series: SeriesName): string {
    return this.ids[series];
  }

  /** From now on the first name of the column of the killed is an earlier one of it. */
  async rename(series: SeriesName): Promise<void> {
    const path = `/v1/series/${this.ids[series]}`;
    const { revision } = (await expectStatus(this.client.get(path), 200)).body;
    const amendment = {
      columns: columnsWith(KILLED),
      renames: [{ from: KILLED_AT_FIRST, to: KILLED }],
      reason: 'The publisher renamed it',
    };
    await this.client.record(`${path}/amendments`, amendment, { ifMatch: revision as number });
  }

  put(series: SeriesName, statedAt: string, file: string, query = ''): Promise<Answer> {
    const path = `/v1/series/${this.ids[series]}/vintages`;
    return this.client.post(`${path}?statedAt=${encodeURIComponent(statedAt)}${query}`, file);
  }

  /** Null where the series has no table at the point. */
  async table(series: SeriesName, query: string): Promise<ReadTable | null> {
    const answer = await this.get(series, query);
    if (answer.status === 404) return null;
    const rows = answer.body as Record<string, CellValue>[];
    return {
      cells: rows.flatMap(cellsOf),
      keys: rows.map(keyOf),
      sha256: answer.headers['ledger-state-sha256'],
    };
  }

  /** The table's cells as CSV has them: all values are texts, and a cell that is not there is empty. */
  async csvCells(series: SeriesName, query: string): Promise<string[]> {
    const { text } = await this.get(series, `${query}&format=csv`);
    const [header = [], ...records] = parse(text);
    return records
      .flatMap(([date = '', sex = '', ...values]) =>
        values.flatMap((value, index) =>
          value === '' ? [] : [JSON.stringify([[date, sex], header[index + 2], value])],
        ),
      )
      .sort();
  }

  private get(series: SeriesName, query: string): Promise<Answer> {
    return expectStatus(this.client.get(`/v1/series/${this.ids[series]}/table?${query}`), 200, 404);
  }
}

function cellsOf(row: Record<string, CellValue>): Cell[] {
  return Object.entries(row)
    .filter(([column]) => column !== 'date' && column !== 'sex')
    .map(([column, value]) => [keyOf(row), column, value]);
}

function keyOf({ date, sex }: Record<string, CellValue>): readonly [string, string] {
  return [String(date), String(sex)];
}
