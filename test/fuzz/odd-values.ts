import fc from 'fast-check';
import type { Random } from '../support/random.js';

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u200b',
  '\ufeff',
  '\u202eabc',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦',
  'é'.normalize('NFD'),
  "' OR 1=1 --",
  "'; DROP TABLE counts; --",
  '" OR "" = "',
  'NEAR(a b, 2)',
  'a AND',
  'title:x',
  '^a*',
  '* * *',
  '(((',
  '-a',
  '{a b}:c',
  '=cmd()',
  '../../etc/passwd',
  '%00',
  '%25%32%30',
  '${7*7}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e400',
  '-1',
  '0.1',
  '007',
  '0x10',
  '9007199254740993',
  '99999999999999999999999999',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01',
  '2025-02-30',
  '2025-10-22T25:00:00Z',
  '2025-10-22T09:10:00',
  '+275760-09-13',
  '2025-10-22/2025-10-20',
  '0001-01-01/9999-12-31',
  'NaN,NaN,NaN,NaN',
  '180,90,-180,-90',
  '-180,-90,180,90',
  '1e2,0,1,1',
  ',,,',
  '=',
  'a=',
  '=b',
  'x'.repeat(300),
  'x'.repeat(301),
  '€'.repeat(3_000),
  'a '.repeat(100),
  '00000000-0000-0000-0000-000000000000',
  '018F3C2A-7B1E-7C40-9A51-3D2E6F708192',
];

const ANY_TEXTS = (['binary', 'grapheme'] as const).map((unit) => fc.string({ unit, maxLength: 60 }));
const ANY_JSON = fc.jsonValue({ maxDepth: 4 });

/** Text of any kind that Unicode has, now and then one that is known to hurt. */
export function oddText(random: Random): string {
  if (random.below(3) > 0) return random.pick(ODD_TEXTS);
  return drawn(random, random.pick(ANY_TEXTS));
}

const ODD_VALUES = [
  null,
  true,
  0,
  -0,
  -1,
  0.5,
  1e-9,
  2 ** 53,
  2 ** 53 + 2,
  1e308,
  -1e308,
  [],
  [[]],
  [null],
  {},
  { a: {} },
  { type: 'strike' },
  { length: 3 },
  { toJSON: 1 },
  { then: 1 },
  { __type: 'Object' },
  JSON.parse('{"__proto__": {"admin": true}}') as object,
  JSON.parse('{"constructor": {"prototype": {}}}') as object,
  { toString: null, hasOwnProperty: 1 },
] as const;

/** Any value that JSON has. */
export function oddValue(random: Random): unknown {
  const kind = random.below(4);
  if (kind === 0) return oddText(random);
  return kind === 1 ? drawn(random, ANY_JSON) : random.pick<unknown>(ODD_VALUES);
}

/** A value of an arbitrary of fast-check, the same for the same seed. */
export function drawn<Value>(random: Random, arbitrary: fc.Arbitrary<Value>): Value {
  const [value] = fc.sample(arbitrary, { numRuns: 1, seed: random.below(2 ** 31) });
  return value as Value;
}
