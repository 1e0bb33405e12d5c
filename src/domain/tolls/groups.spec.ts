import { figure } from '../../../test/support/samples.js';
import { counted, findGroup } from '../../../test/support/toll-samples.js';
import { containersOf, subgroupsOf } from './groups.js';

const of = (group: string, value: number) => counted(group, value, { group });
const standing = (group: string, ...inputs: Parameters<typeof subgroupsOf>[1]) => {
  const found = subgroupsOf(group, inputs, findGroup);
  return found && [found.scheme, ...found.inputs.map(({ id }) => id)];
};

it('climbs from a group to the whole', () => {
  expect(containersOf('strike_drones', findGroup)).toEqual(['drones', 'all']);
  expect(containersOf('unheard_of', findGroup)).toEqual(['all']);
  expect(containersOf('all', findGroup)).toEqual([]);
});

it('ends where groups lie in each other in a circle', () => {
  const circle = (code: string) => ({ scheme: 's', within: code === 'a' ? 'b' : 'a' });
  expect(containersOf('a', circle).length).toBeLessThan(100);
  expect(subgroupsOf('all', [of('a', 1)], circle)).toBeNull();
});

describe('for a group without a count', () => {
  it('stand those of one scheme in it', () => {
    expect(standing('all', of('children', 2), of('adults', 3))).toEqual(['age', 'children', 'adults']);
    expect(standing('drones', of('strike_drones', 2), of('missiles', 3))).toEqual([
      'munition',
      'strike_drones',
    ]);
  });

  it('stand of several schemes those that make the most', () => {
    const inputs = [of('children', 2), of('women', 1), of('men', 4)];
    expect(standing('all', ...inputs)).toEqual(['sex', 'women', 'men']);
    expect(subgroupsOf('all', inputs, findGroup)?.left).toEqual([
      { count: inputs[0], why: 'another-scheme' },
    ]);
  });

  it('stand of schemes that make the same those with more counts, then the first by name', () => {
    expect(standing('all', of('women', 4), of('children', 2), of('adults', 2))).toEqual([
      'age',
      'children',
      'adults',
    ]);
    expect(standing('all', of('women', 4), of('adults', 4))).toEqual(['age', 'adults']);
  });

  it('stand for one of the scheme without a count again those in it, and never both', () => {
    expect(standing('all', of('missiles', 1), of('strike_drones', 2), of('decoy_drones', 3))).toEqual([
      'munition',
      'missiles',
      'strike_drones',
      'decoy_drones',
    ]);
    const inputs = [of('drones', 5), of('strike_drones', 2)];
    expect(standing('all', ...inputs)).toEqual(['munition', 'drones']);
    // It is within what counts: nobody misses it.
    expect(subgroupsOf('all', inputs, findGroup)?.left).toEqual([]);
  });

  it('stands no code that is not defined: it belongs to no scheme', () => {
    expect(standing('all', of('unheard_of', 9))).toBeNull();
    const inputs = [of('unheard_of', 9), of('children', 1)];
    expect(subgroupsOf('all', inputs, findGroup)).toMatchObject({
      scheme: 'age',
      left: [{ count: inputs[0], why: 'no-scheme' }],
    });
  });

  it('counts words as nothing for sure', () => {
    const dozens = counted('women', figure({ asStated: 'dozens' }), { group: 'women' });
    expect(standing('all', dozens, of('children', 1))).toEqual(['age', 'children']);
  });
});
