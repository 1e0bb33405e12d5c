import { countId, groupId, measureId } from './derived-ids.js';

const STRIKE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';

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

describe('the ids of measures and groups', () => {
  // Published in the API's documentation: clients may compute the same ids.
  it('follow from their codes', () => {
    expect(measureId('casualty', 'killed')).toBe('3cd22eba-b168-5c72-b294-26bdd7f355f8');
    expect(measureId('damage', 'hectares_burnt')).toBe('71f1854b-0eb8-5d0c-bf3e-c26014985023');
    expect(groupId('all')).toBe('0bbf801f-8455-5e68-8f71-a152a7fafc66');
    expect(groupId('paramedics')).toBe('7dac715e-2398-5189-8cff-99308bd4e73e');
  });
});
