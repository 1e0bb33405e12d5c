import fc from 'fast-check';
import { groupCode, joinedGroups, wordsOf } from './codes.js';

it.each([
  ['Aid workers (UN)', 'aid_workers_un'],
  ['personnel*', 'personnel'],
  ['killed.children.cum', 'killed_children_cum'],
  ['Île-de-Français', 'ile_de_francais'],
  ['Київ', 'u043au0438u0457u0432'],
  ['½', 'u00bd'],
  ['***', ''],
])('makes words of %j', (text, words) => {
  expect(wordsOf(text)).toBe(words);
});

it.each([
  ['All', 'all'],
  ['18-59', 'group_18_59'],
  ['+', 'group'],
  ['x'.repeat(64), 'x'.repeat(64)],
])('makes a group of %j', (text, code) => {
  expect(groupCode(text)).toBe(code);
});

it('keeps long texts apart that begin alike', () => {
  const [one, other] = ['a', 'b'].map((end) => groupCode(`${'x'.repeat(64)}${end}`));
  expect(one).toMatch(/^x{55}_[0-9a-f]{8}$/);
  expect(other).toMatch(/^x{55}_[0-9a-f]{8}$/);
  expect(one).not.toBe(other);
});

it('makes a code of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      expect(groupCode(text)).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
      expect(groupCode(text)).toBe(groupCode(text.normalize('NFC')));
    }),
  );
});

it('joins groups, of which the whole adds nothing', () => {
  expect(joinedGroups('all', 'men')).toBe('men');
  expect(joinedGroups('press', 'all')).toBe('press');
  expect(joinedGroups('press', 'men')).toBe('press_men');
});
