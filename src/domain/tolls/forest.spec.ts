import { forestOf, wholesFirst } from './forest.js';

const link = (part: string, whole: string, sequence: number) => ({ part, whole, sequence });

it('puts wholes before their parts', () => {
  const forest = forestOf([link('leaf', 'middle', 1), link('middle', 'whole', 2), link('other', 'whole', 3)]);
  expect(wholesFirst(['whole'], forest)).toEqual(['whole', 'middle', 'other', 'leaf']);
  expect(forest.cut).toEqual([]);
});

it('cuts circles at the link that was recorded last, in whatever order it is told of them', () => {
  const links = [link('a', 'b', 3), link('b', 'c', 1), link('c', 'a', 2)];
  for (const order of [links, [...links].reverse()]) {
    const { wholeOf, cut } = forestOf(order);
    expect(cut).toEqual([link('a', 'b', 3)]);
    expect(Object.fromEntries(wholeOf)).toEqual({ b: 'c', c: 'a' });
  }
  expect(forestOf([link('a', 'a', 1)]).cut).toHaveLength(1);
});

it('goes down a chain of any length', () => {
  const links = Array.from({ length: 5_000 }, (_, index) => link(`s${index + 1}`, `s${index}`, index));
  expect(wholesFirst(['s0'], forestOf(links))).toHaveLength(5_001);
});
