import { KeyReusedError } from './errors.js';
import { assertSameMembers, hashMembers } from './member-hashes.js';

describe('the hashes of a body', () => {
  test('are SHA-256 of the canonical text of each member', () => {
    // printf '{"best":7,"low":6}' | sha256sum
    expect(hashMembers({ figure: { low: 6.0, best: 7 } })).toEqual({
      figure: 'ce282ac0905e9e2e5e7ef413fa21914dadfa3f447c9f88918741eb981e684695',
    });
  });

  test('leave out what is null, except where null says something', () => {
    // printf 'null' | sha256sum
    expect(hashMembers({ note: null, figure: null })).toEqual({
      figure: '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
    });
  });

  test('leave out what is null at any depth, and keep the places of lists', () => {
    const sparse = { figure: { low: null, best: 9 }, parties: [{ name: 'x', side: null }, null] };
    expect(hashMembers(sparse)).toEqual(hashMembers({ figure: { best: 9 }, parties: [{ name: 'x' }, null] }));
    expect(hashMembers({ via: [null, 'a'] })).not.toEqual(hashMembers({ via: ['a'] }));
  });

  test('keep null inside changes, where it takes something away', () => {
    const hash = (changes: object) => hashMembers({ changes })['changes'];
    expect(hash({ title: 'x', attacker: null })).not.toBe(hash({ title: 'x' }));
  });

  test.each([null, undefined, 7, 'text', ['a', 'list']])('of %j are none', (body) => {
    expect(hashMembers(body)).toEqual({});
  });

  test('are empty for a nesting without end', () => {
    const depth = 60_000;
    const a: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(hashMembers({ a })).toEqual({ a: '' });
  });

  test('differ where there is no canonical text', () => {
    expect(hashMembers({ a: '\ud800', b: 1e400 })).toEqual({ a: '', b: '' });
  });
});

describe('two bodies', () => {
  test('differ in what one of them has alone, or says otherwise, whatever the order', () => {
    const one = hashMembers({ a: 1, b: { x: 1, y: 2 }, c: 3 });
    const other = hashMembers({ b: { y: 2, x: 1 }, c: 4, d: 5 });
    expect(() => assertSameMembers(one, other)).toThrow(new KeyReusedError(['a', 'c', 'd']));
    expect(() => assertSameMembers(one, one)).not.toThrow();
  });

  test('are not fooled by what every object has', () => {
    const odd = hashMembers(JSON.parse('{"toString": 1, "__proto__": 2}'));
    expect(() => assertSameMembers({}, odd)).toThrow(new KeyReusedError(['__proto__', 'toString']));
  });

  test('have the same members when neither has any', () => {
    expect(() => assertSameMembers(null, {})).not.toThrow();
    expect(() => assertSameMembers(undefined, hashMembers({ a: 1 }))).toThrow(new KeyReusedError(['a']));
  });
});
