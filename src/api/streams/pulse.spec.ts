import { Pulse } from './pulse.js';

describe('the pulse', () => {
  let pulse: Pulse;
  afterEach(() => pulse.stop());

  it('beats soon after news, and not twice within its pace', async () => {
    pulse = new Pulse(50, 600_000);
    pulse.quicken();
    await pulse.nextBeat;
    const first = performance.now();
    pulse.quicken();
    pulse.quicken();
    await pulse.nextBeat;
    // A timer may come up to a millisecond early.
    expect(performance.now() - first).toBeGreaterThanOrEqual(48);
  });

  it('beats without news now and then', async () => {
    pulse = new Pulse(0, 10);
    await pulse.nextBeat;
    await pulse.nextBeat;
  });

  it('beats when it stops', async () => {
    pulse = new Pulse(0, 600_000);
    const beat = pulse.nextBeat;
    pulse.stop();
    await beat;
  });
});
