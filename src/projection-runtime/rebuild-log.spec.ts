import { KeptLog } from '../../test/support/read-models/logs.js';
import { RebuildLog } from './rebuild-log.js';

describe('the log of a rebuild', () => {
  it('says how far it has come every 50,000 events', () => {
    const log = new KeptLog();
    const rebuild = new RebuildLog(log, () => 0);
    for (let sequence = 10_000; sequence <= 120_000; sequence += 10_000) rebuild.applied(10_000, sequence);
    expect(log.lines).toEqual([
      'info: the read model is catching up with the log: applied up to sequence 50000',
      'info: the read model is catching up with the log: applied up to sequence 100000',
    ]);
  });

  it('says what is built, and how much of the log that is, where it is known', () => {
    const log = new KeptLog();
    new RebuildLog(log, () => 0, 'read model 2').applied(50_000, 7, 40);
    expect(log.lines).toEqual([
      'info: read model 2 is catching up with the log: applied up to sequence 7 (40 %)',
    ]);
  });

  it('says it every 10 s too, and nothing in a short catching-up', () => {
    const log = new KeptLog();
    let now = 0;
    const rebuild = new RebuildLog(log, () => now);
    now = 9_999;
    rebuild.applied(1, 1);
    expect(log.lines).toEqual([]);
    now = 10_000;
    rebuild.applied(1, 2);
    expect(log.lines).toHaveLength(1);
  });
});
