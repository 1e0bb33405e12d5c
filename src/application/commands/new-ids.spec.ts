import { newPartId, newResourceId } from './new-ids.js';

const STRIKE = '018f3c2a-7b1e-7c40-9a51-3d2e6f708192';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

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

describe('the id of a new part of a resource', () => {
  it('is the same for each repetition with a key, and another in another resource', () => {
    const command = sent('RecordDelivery', 'ana', 'k-1');
    const id = newPartId(command, STRIKE);
    expect(newPartId(command, STRIKE)).toBe(id);
    expect(UUID.exec(id)?.[1]).toBe('5');
    const others = [
      newPartId(command, '018f3c2a-7b1e-7c40-9a51-3d2e6f708193'),
      newPartId(sent('RecordDelivery', 'ben', 'k-1'), STRIKE),
      newPartId(sent('RecordDelivery', 'ana', 'k-2'), STRIKE),
      newPartId(sent('ProposeCorrection', 'ana', 'k-1'), STRIKE),
      newResourceId(command),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
  });

  it('is new without a key', () => {
    const command = sent('RecordDelivery', 'ana', null);
    expect(UUID.exec(newPartId(command, STRIKE))?.[1]).toBe('7');
    expect(newPartId(command, STRIKE)).not.toBe(newPartId(command, STRIKE));
  });
});
