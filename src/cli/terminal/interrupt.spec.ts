import { InterruptedError } from '../endings.js';
import { Interrupt } from './interrupt.js';

describe('an interruption', () => {
  let interrupt: Interrupt;
  beforeEach(() => {
    jest.useFakeTimers({ now: 0, doNotFake: ['setTimeout'] });
    interrupt = new Interrupt();
    interrupt.listen();
  });
  afterEach(() => {
    interrupt.stopListening();
    jest.useRealTimers();
  });
  const ask = () => process.emit('SIGINT');

  it('cuts connections and pauses', async () => {
    const pause = interrupt.pause(600_000);
    ask();
    await expect(pause).rejects.toThrow(InterruptedError);
    expect(() => interrupt.throwIfCut()).toThrow(InterruptedError);
  });

  it('lets what is better finished be finished, unless it is asked for again', async () => {
    const work = Promise.withResolvers<void>();
    let heard = 0;
    const finishing = interrupt.finish(
      () => work.promise,
      () => (heard += 1),
    );
    ask();
    expect([interrupt.asked.aborted, interrupt.cut.aborted, heard]).toEqual([true, false, 1]);
    // npm sends the terminal's Ctrl-C a second time.
    jest.setSystemTime(50);
    ask();
    expect(interrupt.cut.aborted).toBe(false);
    jest.setSystemTime(1_000);
    ask();
    expect([interrupt.cut.aborted, heard]).toEqual([true, 1]);
    work.resolve();
    await finishing;
  });
});
