import { countId, newPartId, newResourceId } from './ids.js';

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

const sent = (command: string, id: string, key: string | null) => ({
  command,
  actor: { id, role: 'analyst' as const },
  key,
});

describe('the id of a new resource', () => {
  it('is the same for each repetition with a key, and differs in all that names the command', () => {
    const id = newResourceId(sent('ReportStrike', 'ana', 'k-1'));
    expect(newResourceId(sent('ReportStrike', 'ana', 'k-1'))).toBe(id);
    expect(UUID.exec(id)?.[1]).toBe('5');
    const others = [
      newResourceId(sent('RegisterSource', 'ana', 'k-1')),
      newResourceId(sent('ReportStrike', 'ben', 'k-1')),
      newResourceId(sent('ReportStrike', 'ana', 'k-2')),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });

  it('is new without a key', () => {
    const id = newResourceId(sent('ReportStrike', 'ana', null));
    expect(UUID.exec(id)?.[1]).toBe('7');
    expect(newResourceId(sent('ReportStrike', 'ana', null))).not.toBe(id);
  });
});

describe('the id of something new inside a resource', () => {
  it('is the same for each repetition with a key about the same resource, and new without a key', () => {
    const id = newPartId(sent('ProposeCorrection', 'ana', 'k-1'), STRIKE);
    expect(newPartId(sent('ProposeCorrection', 'ana', 'k-1'), STRIKE)).toBe(id);
    expect(UUID.exec(id)?.[1]).toBe('5');
    const other = countId({
      family: 'casualty',
      subject: { type: 'strike', id: STRIKE },
      measure: 'killed',
      group: 'all',
      period: null,
    });
    expect(newPartId(sent('ProposeCorrection', 'ana', 'k-1'), other)).not.toBe(id);
    const keyless = newPartId(sent('ProposeCorrection', 'ana', null), STRIKE);
    expect(UUID.exec(keyless)?.[1]).toBe('7');
    expect(newPartId(sent('ProposeCorrection', 'ana', null), STRIKE)).not.toBe(keyless);
  });
});
