import { countId, eventIds, newResourceId } from './ids.js';

const STRIKE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the id of a count', () => {
  // Published with the API: clients compute the same ids.
  it.each([
    [['casualty', 'strike', 'killed', 'all', null] as const, 'a91d6aaa-90f5-5232-83cf-e867e9d15af4'],
    [
      ['casualty', 'situation', 'injured', 'children', '2023-10-07'] as const,
      'a759bb11-abf4-5c16-bf83-ad398fc977e0',
    ],
    [
      ['munitions', 'strike', 'launched', 'strike_drones', '2025-10'] as const,
      'edbefa1a-6fe4-5f9e-8ce7-29daae50fd92',
    ],
  ])('%j is %s', ([family, type, measure, group, period], id) => {
    expect(countId({ family, subject: { type, id: STRIKE }, measure, group, period })).toBe(id);
  });
});

describe('ids of what a command makes', () => {
  const keyed = { actor: 'ana', command: 'ReportStrike', addressed: null, key: 'k-1' };

  it('are the same for each repetition with a key, and differ in all that names the command', () => {
    expect(newResourceId(keyed)).toBe(newResourceId({ ...keyed }));
    expect(newResourceId({ ...keyed, actor: 'ben' })).not.toBe(newResourceId(keyed));
    expect(newResourceId({ ...keyed, key: 'k-2' })).not.toBe(newResourceId(keyed));
    const ids = [keyed, { ...keyed, addressed: STRIKE }, { ...keyed, command: 'RetractStrike' }].map(
      (command) => eventIds(command)(0),
    );
    expect(new Set([...ids, eventIds(keyed)(1)]).size).toBe(4);
    expect(eventIds(keyed)(0)).toBe(eventIds({ ...keyed })(0));
    expect(UUID.exec(eventIds(keyed)(0))?.[1]).toBe('5');
  });

  it('are new and ordered by time without a key, and stay the same while one request is tried again', () => {
    const ids = eventIds({ ...keyed, key: null });
    expect(ids(0)).toBe(ids(0));
    expect(ids(1)).not.toBe(ids(0));
    expect(UUID.exec(ids(0))?.[1]).toBe('7');
    expect(eventIds({ ...keyed, key: null })(0)).not.toBe(ids(0));
  });
});
