import type { ListedStrike, Strike, SubjectCount, Toll } from '../../ledger/answers.js';
import { attributionOf, quantitiesOf } from './attribution.js';

const figure = (best: number) => ({ low: null, best, high: null, approximate: false, asStated: null });
const killed = { family: 'casualty', measure: 'killed', group: 'all' };
const count = (id: string, best: number, quantity = killed) =>
  ({ id, ...quantity, period: null, revision: 0, status: 'active', figure: figure(best) }) as SubjectCount;
const strike = (id: string, counts: SubjectCount[]) =>
  ({ id, title: `Strike ${id}`, counts }) as unknown as ListedStrike;

const whole = strike('whole', [count('w', 7)]) as unknown as Strike;
const parts = [strike('a', [count('ca', 4)]), strike('b', [count('cb', 2)])];
const input = (id: string, best: number) => ({ id, revision: 0, figure: figure(best) });
const sum = (value: number) => ({ low: value, best: value, high: value, approximate: false });
const toll = (members: Partial<Toll>) =>
  ({
    ...killed,
    inputs: [],
    wholes: [],
    left: [],
    warnings: [],
    figure: null,
    ...members,
  }) as unknown as Toll;

describe('what parts account for', () => {
  test('is held against the whole’s own figure', () => {
    const found = attributionOf(
      killed,
      whole,
      parts,
      toll({
        figure: sum(7),
        inputs: [input('w', 7)],
        wholes: [
          {
            id: 'whole',
            inputs: ['w'],
            parts: [input('ca', 4), input('cb', 2)],
            unattributed: sum(1),
            onlyRest: false,
          },
        ],
      }),
    );
    expect(found).toMatchObject({ whole: sum(7), parts: sum(6), rest: sum(1) });
    expect(found.shares.map(({ title }) => title)).toEqual(['Strike a', 'Strike b']);
  });

  test('is their sum where the whole has no figure of its own', () => {
    const found = attributionOf(
      killed,
      { id: 'whole' },
      parts,
      toll({ figure: sum(6), inputs: [input('ca', 4), input('cb', 2)] }),
    );
    expect(found).toMatchObject({ whole: null, parts: sum(6), rest: null });
  });

  test('is nothing where no part has a figure: all of the whole is left', () => {
    const found = attributionOf(killed, whole, parts, toll({ figure: sum(7), inputs: [input('w', 7)] }));
    expect(found).toMatchObject({ whole: sum(7), parts: null, rest: sum(7), shares: [] });
  });

  test('is asked for each quantity once, the whole’s first', () => {
    const children = { ...killed, group: 'children' };
    const quantities = quantitiesOf(whole, [strike('a', [count('x', 1, children), count('y', 2)])]);
    expect(quantities).toEqual([killed, children]);
  });
});
