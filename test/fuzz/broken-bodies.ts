import { gzipSync } from 'node:zlib';
import type { Random } from '../support/random.js';
import { oddText, oddValue } from './odd-values.js';

/** A body as bytes, and the headers that say what they are. */
export interface BrokenBody {
  readonly bytes: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Path = readonly string[];

/** More than a body may have, in bytes. */
const TOO_LARGE = 512 * 1024 + 1;
const DEEP = 20_000;

/** Ways to break the text of a body. */
const TEXTS: readonly ((text: string, random: Random) => BrokenBody)[] = [
  (text, random) => utf8(text.slice(0, random.below(text.length + 1))),
  () => utf8(''),
  (text) => utf8(`\ufeff${text}`),
  (text) => utf8(`${text}${text}`),
  (text) => utf8(`${text}\u0000`),
  (text) => utf8(text.replace('{', '{"note": "a", "note": "b", ')),
  (text) => utf8(text.replace('{', '{"__proto__": {"role": "admin"}, ')),
  (text) => utf8(text.replace('{', '{"constructor": 1, "toString": 2, "hasOwnProperty": 3, ')),
  (text) => utf8(text.replace(/:\s*\d+/, ': 1e400')),
  (text) => utf8(text.replace(/:\s*\d+/, ': -0')),
  (text) => utf8(text.replace(/:\s*\d+/, ': 0.1e-400')),
  (text) => utf8(text.replace(/:\s*"[^"]*"/, ': "\\ud800"')),
  (text) => utf8(text.replace(/:\s*"[^"]*"/, ': "a\\u0000b"')),
  (text) => utf8(text.replace('{', `{"note": ${'['.repeat(DEEP)}${']'.repeat(DEEP)}, `)),
  (text) => utf8(text.replace('{', `{"codes": ${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}, `)),
  () => utf8('['.repeat(DEEP)),
  () => utf8(`[${'0,'.repeat(50_000)}0]`),
  (text) => utf8(text.replace('{', `{${Array.from({ length: 20_000 }, (_, at) => `"m${at}":0,`).join('')}`)),
  (text) => utf8(text.padEnd(TOO_LARGE)),
  (text) => ({ bytes: Buffer.from(text, 'utf16le') }),
  (text) => ({ bytes: Buffer.concat([Buffer.from(text.slice(0, 10)), Buffer.from([0xff, 0xfe, 0xc0])]) }),
  (text) => ({ bytes: Buffer.from(text, 'latin1'), headers: type('application/json; charset=latin1') }),
  (text) => ({ bytes: gzipSync(text), headers: { 'content-encoding': 'gzip' } }),
  (text) => ({ bytes: gzipSync(text) }),
  (text) => ({ bytes: Buffer.from(text), headers: { 'content-encoding': 'identity' } }),
  (text) => ({ bytes: Buffer.from(text), headers: { 'content-encoding': 'br, gzip' } }),
  (text) => ({ bytes: Buffer.from(text), headers: type('text/plain') }),
  (text) => ({ bytes: Buffer.from(text), headers: type('application/x-ndjson') }),
  (text) => ({ bytes: Buffer.from(text), headers: type('text/csv') }),
  (text) => ({ bytes: Buffer.from(text), headers: type('application/json;'.repeat(200)) }),
  (text) => ({ bytes: Buffer.from(text), headers: type('application/json; charset="') }),
  (text) => ({ bytes: Buffer.from(text), headers: type('multipart/form-data; boundary=x') }),
  (text) => ({ bytes: Buffer.from(text), headers: type('') }),
  () => utf8('null'),
  () => utf8('"text"'),
  () => utf8('NaN'),
  () => utf8('[]'),
];

/** A body that is wrong somewhere. */
export function brokenBody(whole: unknown, random: Random): BrokenBody {
  if (random.below(3) === 0) return random.pick(TEXTS)(JSON.stringify(whole), random);
  let body = whole;
  for (let left = 1 + random.below(2); left > 0; left -= 1) body = brokenTree(body, random);
  return utf8(JSON.stringify(body) ?? 'null');
}

/** One place is another value, is gone, or has a member too many. */
export function brokenTree(whole: unknown, random: Random): unknown {
  const places = placesIn(whole);
  const place = random.pick(places);
  const kind = random.below(6);
  if (kind === 0 && place.length > 0) return changed(whole, place, () => undefined);
  if (kind === 1) return changed(whole, place, (value) => withMember(value, random));
  if (kind === 2)
    return changed(whole, place, (value) => (typeof value === 'string' ? oddText(random) : null));
  return changed(whole, place, () => oddValue(random));
}

function withMember(value: unknown, random: Random): unknown {
  const name = random.pick([
    'unknown',
    '__proto__',
    'constructor',
    'toString',
    'length',
    '',
    'é',
    oddText(random),
  ]);
  if (Array.isArray(value)) return [...(value as unknown[]), oddValue(random)];
  if (typeof value !== 'object' || value === null) return [value];
  const copy = { ...value };
  // A plain assignment would set what it inherits from.
  Object.defineProperty(copy, name, { value: oddValue(random), enumerable: true, configurable: true });
  return copy;
}

/** Every place inside a body. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([name, item]) => placesIn(item, [...path, name]))];
}

function changed(value: unknown, [first, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (first === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  const inside = changed(copy[first], rest, change);
  if (inside === undefined) delete copy[first];
  else Object.defineProperty(copy, first, { value: inside, enumerable: true, configurable: true });
  return copy;
}

function utf8(text: string): BrokenBody {
  return { bytes: Buffer.from(text) };
}

function type(value: string): Record<string, string> {
  return { 'content-type': value };
}
