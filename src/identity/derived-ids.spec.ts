import { groupId, measureId } from './derived-ids.js';

describe('the ids of measures and groups', () => {
  // Published in the API's documentation: clients may compute the same ids.
  it('follow from their codes', () => {
    expect(measureId('casualty', 'killed')).toBe('3cd22eba-b168-5c72-b294-26bdd7f355f8');
    expect(measureId('damage', 'hectares_burnt')).toBe('71f1854b-0eb8-5d0c-bf3e-c26014985023');
    expect(groupId('all')).toBe('0bbf801f-8455-5e68-8f71-a152a7fafc66');
    expect(groupId('paramedics')).toBe('7dac715e-2398-5189-8cff-99308bd4e73e');
  });
});
