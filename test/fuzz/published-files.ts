import type { Random } from '../support/random.js';
import type { Operation } from './document.js';
import type { KnownThings } from './known-things.js';
import { oddText, oddValue } from './odd-values.js';
import type { FuzzRequest } from './request.js';
import { uuidOf } from './uuids.js';

interface Series {
  readonly format: 'json' | 'csv';
  readonly key: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly rows: readonly string[];
}

type Rows = readonly (readonly (readonly [string, unknown])[])[];

const FIRST_DAY = Date.UTC(2025, 0, 1);
const DAY_MS = 86_400_000;

const ODD_CSV: readonly ((csv: string, random: Random) => string)[] = [
  (csv) => `\ufeff${csv}`,
  (csv) => csv.replaceAll('\n', '\r\n'),
  (csv) => csv.replaceAll(',', ';'),
  (csv) => csv.replace(',', ',"'),
  (csv) => `${csv}"`,
  (csv) => csv.replaceAll('\n', '\n\n'),
  (csv) => csv.replace('\n', ',extra\n'),
  (csv) => csv.replace('\n', '\n\u0000'),
  (csv) => csv.split('\n')[0] ?? '',
  () => '',
  () => '\n\n\n',
  () => ',,,\n,,,',
  () => `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n`,
  () => `${'c'.repeat(501)}\n1\n`,
  () => 'day,__proto__,constructor,toString\n2025-01-01,1,2,3\n',
  (csv) => `${csv}2025-01-01,${'x'.repeat(40_000)}\n`,
  (csv, random) => csv.replace(/\d+/, oddText(random)),
];

const ODD_JSON: readonly ((json: string, random: Random) => string)[] = [
  (json) => `\ufeff${json}`,
  (json) => json.replace(/:(\d+)/, ':NaN'),
  (json) => json.replace(/:(\d+)/, ':1e400'),
  (json) => json.replace(/:(\d+)/, ':-0'),
  (json) => json.replace(/:(\d+)/, ':9007199254740993'),
  (json) => json.replace(/:(\d+)/, ':[1,2]'),
  (json) => json.replace(/:(\d+)/, ':"NaN \\" NaN"'),
  (json) => json.replace('{', '{"day":"2025-01-01","day":"2025-01-02",'),
  (json) => json.replace('{', '{"__proto__":5,"constructor":{"prototype":1},"toString":3,'),
  (json) => json.replace('{', `{"deep":${'{"a":'.repeat(20)}1${'}'.repeat(20)},`),
  (json) => json.replace('{', `{"deep":${'['.repeat(50_000)}${']'.repeat(50_000)},`),
  () => '['.repeat(100_000),
  () => '{"a":'.repeat(100_000),
  (json, random) => json.slice(0, random.below(json.length + 1)),
  () => '[]',
  () => 'null',
  () => '[[]]',
  () => '[{}]',
  () => '{"data":{"data":[]}}',
  (json) => json.replace('{', `{${Array.from({ length: 3_000 }, (_, at) => `"m${at}":0,`).join('')}`),
  (json) => json.replace(/:(\d+)/, ':"\\ud800"'),
  (json, random) => json.replace(/:(\d+)/, `:${JSON.stringify(oddValue(random)) ?? 'null'}`),
];

/** Makes versions of published tables, by the mapping of a series that is known. */
export class PublishedFiles {
  constructor(
    private readonly operation: Operation,
    private readonly known: KnownThings,
    private readonly random: Random,
  ) {}

  /** A file that comes as a vintage. @param access headers of whoever sends it */
  make(isWhole: boolean, access: Readonly<Record<string, string>>): FuzzRequest {
    const { random, known, operation } = this;
    const resource = known.pick(random, 'series');
    const usual = { format: 'csv', key: { day: 'period' }, columns: {}, rows: [''] };
    const series = { ...usual, ...resource?.body } as unknown as Series;
    const text = series.format === 'json' ? this.json(series, isWhole) : this.csv(series, isWhole);
    const day = new Date(FIRST_DAY + random.below(400) * DAY_MS).toISOString();
    const query = new URLSearchParams({ statedAt: random.below(2) === 0 ? day : day.slice(0, 10) });
    if (random.below(3) === 0) query.set('dryRun', random.pick(['true', 'false']));
    if (random.below(8) === 0) query.set('note', random.pick(['x', '停電']));
    if (!isWhole && random.below(4) === 0)
      query.set(random.pick(['statedAt', 'cause', 'url', 'code', 'x']), oddText(random).toWellFormed());
    const type = series.format === 'json' ? 'application/json' : 'text/csv';
    const other =
      isWhole || random.below(10) > 0 ? type : random.pick(['text/csv', 'application/json', 'text/plain']);
    return {
      operation,
      method: 'POST',
      url: `/v1/series/${resource?.id ?? uuidOf(random)}/vintages?${query.toString()}`,
      headers: { ...access, 'content-type': other },
      body: this.encoded(text, isWhole),
      isWhole,
      isAhead: false,
      resource,
      said: null,
    };
  }

  private encoded(text: string, isWhole: boolean): Buffer {
    const bytes = Buffer.from(text);
    if (isWhole || this.random.below(10) > 0) return bytes;
    return this.random.pick([
      Buffer.concat([bytes, Buffer.from([0xff, 0xfe, 0xc0])]),
      Buffer.from(text, 'utf16le'),
      Buffer.from([0]),
    ]);
  }

  private rows({ key, columns }: Series): Rows {
    const { random } = this;
    const days = [...new Set(Array.from({ length: random.below(8) }, () => random.below(60)))];
    const counted = Object.entries(columns).filter(
      ([, column]) => typeof column === 'object' && column && 'measure' in column,
    );
    return days.map((day) => [
      ...Object.entries(key).map(
        ([name, role]) =>
          [
            name,
            role === 'period'
              ? new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10)
              : random.pick(['North', 'Gaza', 'x']),
          ] as const,
      ),
      ...counted.map(
        ([name]) =>
          [name, random.pick([random.below(100), random.below(100), null, 'about 5', 2.5, -1])] as const,
      ),
    ]);
  }

  private json(series: Series, isWhole: boolean): string {
    const rows = this.rows(series).map((row) => Object.fromEntries(row));
    const place = series.rows[0] ?? '';
    const text = JSON.stringify(place === '/data' ? { data: rows } : rows);
    return isWhole ? text : this.random.pick(ODD_JSON)(text, this.random);
  }

  private csv(series: Series, isWhole: boolean): string {
    const rows = this.rows(series);
    const names = [
      ...Object.keys(series.key),
      ...Object.entries(series.columns)
        .filter(([, column]) => typeof column === 'object')
        .map(([name]) => name),
    ];
    const cell = (value: unknown) => {
      const text = typeof value === 'string' ? value : (JSON.stringify(value ?? 'NA') ?? '');
      return value === undefined ? '' : `"${text.replaceAll('"', '""')}"`;
    };
    const lines = rows.map((row) => {
      const byName = new Map(row);
      return names.map((name) => cell(byName.get(name))).join(',');
    });
    const text = [names.map(cell).join(','), ...lines, ''].join('\n');
    return isWhole ? text : this.random.pick(ODD_CSV)(text, this.random);
  }
}
