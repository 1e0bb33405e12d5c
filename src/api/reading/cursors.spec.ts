import { ProblemError } from '../problems/problem.js';
import { type Cursor, decodeCursor, encodeCursor, listName } from './cursors.js';

const LIST = listName('/v1/strikes', { country: 'UA', partOf: null });
const CURSOR: Cursor = { list: LIST, asOf: null, sequence: 10, statedAt: null, after: 4 };
const NO_POINT = { asOf: null, asOfSequence: null, statedAsOf: null };

const refused = (decode: () => unknown) => expect(decode).toThrow(ProblemError);

describe('cursors', () => {
  test('come back as they were, and are safe in a URL', () => {
    const text = encodeCursor(CURSOR);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeCursor(text, LIST, NO_POINT)).toEqual(CURSOR);
  });

  test.each([[['2025-10-22T00:00:00.000Z', 4]], [[7.5, 4]], [[null, 4]]] as const)(
    'hold the place %j in another order',
    (after) => {
      const cursor = { ...CURSOR, after };
      expect(decodeCursor(encodeCursor(cursor), LIST, NO_POINT)).toEqual(cursor);
    },
  );

  test('name a list by its path and its filters, in whatever order', () => {
    expect(listName('/v1/strikes', { partOf: null, country: 'UA' })).toBe(LIST);
    expect(listName('/v1/strikes', { country: 'SY', partOf: null })).not.toBe(LIST);
    expect(listName('/v1/sources', { country: 'UA', partOf: null })).not.toBe(LIST);
  });

  test('are refused for another list', () => {
    refused(() => decodeCursor(encodeCursor(CURSOR), listName('/v1/sources', {}), NO_POINT));
  });

  test('go on from the same asOf, which a later moment would resolve otherwise', () => {
    const begun = { ...CURSOR, asOf: '9999-12-31T23:59:59.999Z' };
    const asked = { ...NO_POINT, asOf: begun.asOf };
    expect(decodeCursor(encodeCursor(begun), LIST, asked)).toEqual(begun);
    refused(() => decodeCursor(encodeCursor(begun), LIST, { ...NO_POINT, asOf: '2025-01-01T00:00:00.000Z' }));
  });

  test.each([
    '',
    'abc',
    '!',
    encode({}),
    encode([]),
    encode([LIST, null, -1, null, 4]),
    encode([LIST, 1, 1, 1, 1]),
    encode([LIST, 'then', 1, null, 4]),
    encode([LIST, null, 1, '2025-10-22', 4]),
    encode([LIST, null, 2 ** 53, null, 4]),
    encode([LIST, null, 1, null, 0.5]),
    encode([LIST, null, 1, null, []]),
    encode([LIST, null, 1, null, [4]]),
    encode([LIST, null, 1, null, ['', '4']]),
    encode([LIST, null, 1, null, [{}, 4]]),
    encode([LIST, null, 1, null, [true, 4]]),
    encode([LIST, null, 1, null, ['', 4, 4]]),
  ])('%j is none', (text) => {
    refused(() => decodeCursor(text, LIST, NO_POINT));
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
