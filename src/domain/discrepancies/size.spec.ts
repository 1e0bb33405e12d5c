import { sizeOf } from './size.js';

describe('how far figures are apart', () => {
  it.each([
    ['nothing', 0, 5, 0],
    ['a fifth of the greater one', 1, 5, 0.2],
    ['all of it', 5, 5, 1],
    ['nothing, where both are zero', 0, 0, 0],
    ['more than the greater one, where the lesser is below zero', 6, 5, 1],
    ['something, where neither is above zero', 4, -1, 1],
  ])('is %s', (_what, absolute, greater, relative) => {
    expect(sizeOf(absolute, greater)).toEqual({ absolute, relative });
  });
});
