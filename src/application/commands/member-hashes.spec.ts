import { differingMembers, hashMembers } from './member-hashes.js';

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

  test.each([null, undefined, 7, 'text', ['a', 'list']])('of %j are none', (body) => {
    expect(hashMembers(body)).toEqual({});
  });

  test('differ where there is no canonical text', () => {
    expect(hashMembers({ a: '\ud800', b: 1e400 })).toEqual({ a: '', b: '' });
  });
});

describe('two bodies', () => {
  test('differ in what one of them has alone, or says otherwise, whatever the order', () => {
    const one = hashMembers({ a: 1, b: { x: 1, y: 2 }, c: 3 });
    const other = hashMembers({ b: { y: 2, x: 1 }, c: 4, d: 5 });
    expect(differingMembers(one, other)).toEqual(['a', 'c', 'd']);
    expect(differingMembers(one, one)).toEqual([]);
  });

  test('are not fooled by what every object has', () => {
    expect(
      differingMembers(hashMembers({}), hashMembers(JSON.parse('{"toString": 1, "__proto__": 2}'))),
    ).toEqual(['__proto__', 'toString']);
  });
});
