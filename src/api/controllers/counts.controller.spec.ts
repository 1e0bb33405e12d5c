import type { Family } from '../../domain/counts/families.js';
import { countCommands } from '../commands/count-commands.js';
import { createCountController } from './counts.controller.js';

const MUNITIONS: Family = {
  code: 'munitions',
  label: 'Munitions counts',
  measures: { launched: { unit: 'munitions', accumulation: 'period', basis: 'reported', decimals: 0 } },
  orders: [],
};

describe('a family of counts', () => {
  test('has its paths by its row in the registry alone', () => {
    const controller = createCountController(MUNITIONS);
    expect(controller.name).toBe('MunitionsCountController');
    expect(Reflect.getMetadata('path', controller)).toBe('v1/munitions-counts');
  });

  test('has its commands by its row in the registry alone', () => {
    expect(countCommands(MUNITIONS).commands.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'ReportMunitionsCount: analyst',
      'AmendMunitionsCount: reviewer',
      'RetractMunitionsCount: analyst',
      'RecordClaim: analyst',
      'AdoptClaim: reviewer',
      'RetractClaim: analyst',
      'ProposeCorrection: analyst',
      'AcceptCorrection: reviewer',
      'RejectCorrection: reviewer',
      'WithdrawCorrection: analyst',
    ]);
  });
});
