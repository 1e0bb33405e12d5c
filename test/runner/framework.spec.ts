/** Of whatever file ran before on the same worker: none did when this one runs alone. */
describe('what the files of one worker share', () => {
  const keptAs = (name: string) =>
    Object.getOwnPropertySymbols(globalThis).filter(({ description }) => description === name);

  test('is not the tests of files that are through', () => {
    expect(keptAs('JEST_STATE_SYMBOL')).toHaveLength(1);
  });

  test('is not those who were told of their tests', () => {
    const told = keptAs('EVENT_HANDLERS').map((symbol) => (globalThis as Record<symbol, unknown>)[symbol]);
    // Two of jest-circus itself, and four that Jest adds for each file.
    expect(told).toEqual([Array.from({ length: 6 }, () => expect.any(Function))]);
  });
});
