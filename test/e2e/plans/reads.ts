import { inPath, type Known } from '../../support/wave/everything.js';

/** A parameter of a read, as OpenAPI has it. */
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: { readonly enum?: readonly string[] };
}

/** What OpenAPI says of all paths. */
export type Paths = Readonly<
  Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } } | undefined>
>;

/** Below `/v1`, what finds no rows of the read models, and streams, which ask what their feeds ask. */
const OTHERS = /^\/v1\/projections|\/stream$/;

/**
 * Every read of data with each of its parameters by itself, and with each order; of a parameter of some words with each
 * of them.
 * @throws Error when nothing is known to ask a parameter with
 */
export function readsOf(paths: Paths, known: Known): string[] {
  return Object.entries(paths).flatMap(([path, operations]) => {
    if (!operations?.get || !path.startsWith('/v1/') || OTHERS.test(path)) return [];
    const { parameters = [] } = operations.get;
    const of = (where: Parameter['in']) => parameters.filter((parameter) => parameter.in === where);
    const at = of('path').reduce(
      (url, { name }) => url.replace(`{${name}}`, inPath(path, name, known)),
      path,
    );
    return queriesOf(path, of('query'), known).map((query) => (query === '' ? at : `${at}?${query}`));
  });
}

function queriesOf(path: string, parameters: readonly Parameter[], known: Known): string[] {
  // Pages of one item have a next one; how long they are makes no other statement.
  const page = parameters.some(({ name }) => name === 'limit') ? 'limit=1' : '';
  const needed = (NEEDED[path] ?? ['']).map((query) => joined(query, page));
  const orders = parameters.find(({ name }) => name === 'order')?.schema?.enum ?? [];
  const ordered = ['', ...orders.map((order) => `order=${order}`)];
  const alone = parameters.filter(({ name }) => name !== 'order').flatMap((each) => valuesOf(each, known));
  return [...needed, ...alone.flatMap((one) => needed.map((other) => joined(one, other)))].flatMap((query) =>
    ordered.map((order) => joined(query, order)),
  );
}

function joined(...parts: readonly string[]): string {
  const [names, kept] = [new Set<string>(), [] as string[]];
  for (const part of parts.flatMap((some) => some.split('&')).filter((some) => some !== '')) {
    const [name = ''] = part.split('=');
    if (!names.has(name)) kept.push(part);
    names.add(name);
  }
  return kept.join('&');
}

/** What a read cannot do without, or asks otherwise with. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  '/v1/tolls': [
    'measure=killed',
    'measure=killed&groupBy=place.admin1,period.month,group,source',
    'groupBy=measure',
  ],
};

function valuesOf({ name, schema }: Parameter, known: Known): string[] {
  // Of the forms only a map needs what the list itself does not; tags need nothing.
  if (name === 'hxl') return [];
  if (name === 'format') return (schema?.enum ?? []).includes('geojson') ? ['format=geojson'] : [];
  const values = name === 'family' ? ['casualty'] : (schema?.enum ?? VALUES(known)[name]);
  if (values === undefined) throw new Error(`no value is known for the parameter ${name}: give it one`);
  return values.map((value) => `${name}=${encodeURIComponent(value)}`);
}

const VALUES = ({ wave, sourceId, head }: Known): Readonly<Record<string, readonly string[]>> => ({
  subject: [wave.whole, wave.situation],
  partOf: [wave.whole],
  source: [sourceId],
  measure: ['killed'],
  group: ['all'],
  period: ['2025-10'],
  country: ['UA'],
  admin1: ['UA-63'],
  bbox: ['30,40,40,55'],
  attacker: ['Russian forces'],
  actor: ['rea'],
  proposer: ['ana'],
  code: ['own=1'],
  q: ['night kinder*'],
  minRelative: ['0.1'],
  groupBy: [],
  type: ['conflict-ledger.casualty-count-amended.v1'],
  kind: ['ministry'],
  seriesCode: ['daily'],
  publisher: [sourceId],
  vintage: ['1'],
  limit: [],
  cursor: [],
  after: ['5'],
  asOfSequence: [head],
  ...Object.fromEntries(
    ['asOf', 'statedAsOf', 'statedTo', 'occurredTo', 'to', 'proposedBefore'].map((name) => [
      name,
      ['2099-01-01'],
    ]),
  ),
  ...Object.fromEntries(
    ['statedFrom', 'occurredFrom', 'from', 'proposedAfter', 'revisedSince'].map((name) => [
      name,
      ['2020-01-01'],
    ]),
  ),
});
