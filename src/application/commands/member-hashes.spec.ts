import { differingMembers, hashMembers } from './member-hashes.js';

it('sees through the order of members and the way numbers are written', () => {
  const one: unknown = JSON.parse(
    '{"figure": {"low": 6, "asStated": "at least six"}, "reason": "x", "n": 10}',
  );
  const other: unknown = JSON.parse(
    '{"n": 1e1, "reason": "x", "figure": {"asStated": "at least six", "low": 6.0}}',
  );
  expect(hashMembers(other)).toEqual(hashMembers(one));
});

it('takes null for absent, except in a figure', () => {
  expect(hashMembers({ note: null })).toEqual(hashMembers({}));
  expect(hashMembers({ figure: null })).not.toEqual(hashMembers({}));
});

it('names the members that differ, those of one side only too', () => {
  const a = hashMembers({ reason: 'x', figure: { best: 7 }, cause: 'developed' });
  const b = hashMembers({ reason: 'y', figure: { best: 7 }, note: 'new' });
  expect(differingMembers(a, b)).toEqual(['cause', 'note', 'reason']);
});

it('has no members where the body is no object', () => {
  for (const body of [null, 7, 'text', [1]]) expect(hashMembers(body)).toEqual({});
});
