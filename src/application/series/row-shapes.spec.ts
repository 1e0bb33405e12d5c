import { RowShapes } from './row-shapes.js';

describe('however small the file is that has them', () => {
  it('no more than a million rows are made', () => {
    const shapes = new RowShapes();
    for (let row = 1; row <= 1_000_000; row++) shapes.end();
    expect(() => shapes.end()).toThrow('row 1000001: more than 1000000 rows');
  });

  it('no more than four million cells are kept, in rows of whatever length', () => {
    const shapes = new RowShapes();
    for (let row = 1; row <= 1_000; row++) {
      for (let column = 1; column <= 2_000; column++) shapes.add(`c${column}`, row);
      shapes.end();
    }
    for (let row = 1; row <= 999_000; row++) {
      shapes.add('c1', row);
      shapes.add('c2', null);
      shapes.end();
    }
    for (let column = 1; column <= 2_000; column++) shapes.add(`c${column}`, 1);
    expect(() => shapes.add('c1', 1)).toThrow('row 1000001: more than 4000000 cells');
  });
});
