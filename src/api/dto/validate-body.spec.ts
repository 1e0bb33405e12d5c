import { type ProblemPlace, ValidationFailed } from '../problems/problem.js';
import { RecordClaimDto, toRecordClaim } from './claim.dto.js';
import { RegisterSourceDto, toRegisterSource } from './source.dto.js';
import { validateBody } from './validate-body.js';

const SOURCE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
const source = (members: object) => ({ name: 'Mayor', kind: 'mayor', ...members });

function placesOf(type: new () => object, body: unknown): readonly ProblemPlace[] {
  try {
    validateBody(type, body);
  } catch (error) {
    if (error instanceof ValidationFailed) return error.problem.errors ?? [];
    throw error;
  }
  return [];
}

const pointersOf = (body: unknown) => placesOf(RegisterSourceDto, body).map(({ pointer }) => pointer);

describe('a body', () => {
  test('becomes a command with every member, null where nothing was said', () => {
    expect(toRegisterSource(validateBody(RegisterSourceDto, source({ country: null })))).toEqual({
      note: null,
      codes: {},
      noticeId: null,
      name: 'Mayor',
      kind: 'mayor',
      country: null,
      url: null,
      reliability: null,
    });
  });

  test('is brought to its normal form', () => {
    const body = {
      figure: { low: -0, asStated: 'none' },
      statement: { sourceId: SOURCE, statedAt: '2025-10-22t09:00:00.123456+03:00' },
    };
    const { figure, statement } = toRecordClaim(validateBody(RecordClaimDto, body));
    expect(Object.is(figure?.low, 0)).toBe(true);
    expect(figure).toEqual({ low: 0, best: null, high: null, approximate: false, asStated: 'none' });
    expect(statement.statedAt).toBe('2025-10-22T06:00:00.123Z');
  });

  test('counts characters, not their halves', () => {
    expect(pointersOf(source({ name: '𝄞'.repeat(300) }))).toEqual([]);
    expect(pointersOf(source({ name: '𝄞'.repeat(301) }))).toEqual(['/name']);
  });

  test('has up to 64 codes, each with a name and a text', () => {
    const codes = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`c${n}`, 'x']));
    expect(pointersOf(source({ codes: codes(64) }))).toEqual([]);
    expect(pointersOf(source({ codes: codes(65) }))).toEqual(['/codes']);
    expect(pointersOf(source({ codes: { 'a/b': '', ['n'.repeat(101)]: 'x', ok: 'x' } }))).toEqual([
      '/codes/a~1b',
      `/codes/${'n'.repeat(101)}`,
    ]);
    expect(pointersOf(source({ codes: ['x'] }))).toEqual(['/codes']);
  });

  test('has no code that is null, which is as good as absent', () => {
    const codes = Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`c${n}`, n === 0 ? null : 'x']));
    const { codes: kept } = toRegisterSource(validateBody(RegisterSourceDto, source({ codes })));
    expect(Object.keys(kept)).toHaveLength(64);
    expect(kept).not.toHaveProperty('c0');
  });

  test.each(['\t', '\n', '\r\n'])('may hold %j in a text', (end) => {
    expect(pointersOf(source({ note: `one${end}two` }))).toEqual([]);
  });

  test.each(['\u0000', '\u000b', '\u001b', '\u007f', '\u0085'])('holds no %j in a text', (character) => {
    expect(pointersOf(source({ note: `one${character}two` }))).toEqual(['/note']);
  });

  test('says of null that it cannot be where there has to be something', () => {
    expect(placesOf(RegisterSourceDto, { name: null, kind: 'mayor' })).toEqual([
      { pointer: '/name', detail: expect.stringMatching(/^cannot be null: must be a text/) },
    ]);
  });

  test('says what is needed, and what else is wrong', () => {
    expect(placesOf(RegisterSourceDto, { kind: 'Mayor', url: 'ftp://example.org' })).toEqual([
      { pointer: '/name', detail: 'is needed: must be a text of 1 to 300 characters that is not blank' },
      { pointer: '/kind', detail: 'must be a code: a to z, then up to 63 of a to z, 0 to 9 and _' },
      { pointer: '/url', detail: 'must be an http or https address of up to 2000 characters' },
    ]);
  });

  test.each(['toString', 'hasOwnProperty', 'constructor', '__proto__'])('has no member %s', (name) => {
    const body: unknown = JSON.parse(`{"name": "Mayor", "kind": "mayor", "${name}": {}}`);
    expect(placesOf(RegisterSourceDto, body)).toEqual([{ pointer: `/${name}`, detail: 'unknown field' }]);
  });

  test('of more values than any command has is refused before it is looked at', () => {
    const body = source({ codes: Array.from({ length: 20_000 }, () => ({})) });
    expect(placesOf(RegisterSourceDto, body)).toEqual([
      { pointer: '', detail: 'holds more than 10000 values' },
    ]);
  });

  test('lists no more than a hundred places', () => {
    const body = source(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`unknown${n}`, n])));
    expect(pointersOf(body)).toHaveLength(100);
  });
});
