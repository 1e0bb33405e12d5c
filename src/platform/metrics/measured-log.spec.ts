import { newEvents } from '../../../test/contract/event-store/fixture.js';
import { KeptLog } from '../../../test/support/read-models/logs.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import { LogUnavailableError } from '../../event-store/port/index.js';
import { AppendFaults } from '../logging/append-faults.js';
import { MeasuredLog } from './measured-log.js';
import { Metrics } from './metrics.js';

describe('a log whose appends fail', () => {
  const failures: Error[] = [];
  let log: MeasuredLog;
  let said: string[];

  beforeEach(async () => {
    const inner = new MemoryEventStore();
    const append = inner.append.bind(inner);
    inner.append = async (...args) => {
      const failure = failures.shift();
      if (failure) throw failure;
      return append(...args);
    };
    const kept = new KeptLog();
    said = kept.lines;
    log = new MeasuredLog(inner, new Metrics(), new AppendFaults(kept));
    await log.open();
  });

  const full = () =>
    new LogUnavailableError('the log ledger.db cannot be used now: database or disk is full');
  const append = () => log.append('ledger-a', newEvents(1), 'any').catch(() => undefined);

  it('says why once, and once that it takes them again', async () => {
    failures.push(full(), full(), full());
    for (let times = 0; times < 6; times += 1) await append();
    expect(said).toEqual([
      'error: the log takes no appends: the log ledger.db cannot be used now: database or disk is full',
      'info: the log takes appends again',
    ]);
  });

  it('says nothing of an append that is refused for what it is', async () => {
    await append();
    await log.append('ledger-a', newEvents(1), 'no_stream').catch(() => undefined);
    failures.push(new Error('a fault that whoever asked meets'));
    await append();
    expect(said).toEqual([]);
  });
});
