import { setTimeout as pause } from 'node:timers/promises';
import { InterruptedError } from '../endings.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One Ctrl-C may arrive several times, from the terminal and from npm; so close together they are one, in milliseconds. */
const SAME_MS = 300;

/**
 * That somebody wants the command to end. At first what is being done may be finished, where that is said; a second time,
 * and where nothing is to be finished, connections are cut.
 */
export class Interrupt {
  private readonly asking = new AbortController();
  private readonly cutting = new AbortController();
  private askedAt = 0;
  private finishing: (() => void) | null = null;
  private readonly take = () => this.ask();

  /** Aborts when somebody wants it to end. */
  get asked(): AbortSignal {
    return this.asking.signal;
  }

  /** Aborts when connections are to be cut. */
  get cut(): AbortSignal {
    return this.cutting.signal;
  }

  /** Hears the signals of the process, which then no longer end it. */
  listen(): void {
    for (const signal of SIGNALS) process.on(signal, this.take);
  }

  stopListening(): void {
    for (const signal of SIGNALS) process.off(signal, this.take);
  }

  /** Does something that is better finished. @param onAsked called when somebody wants it to end meanwhile */
  async finish<Result>(work: () => Promise<Result>, onAsked: () => void): Promise<Result> {
    this.finishing = onAsked;
    try {
      return await work();
    } finally {
      this.finishing = null;
    }
  }

  /** @throws InterruptedError when somebody wants it to end before the time is over */
  async pause(milliseconds: number): Promise<void> {
    try {
      await pause(milliseconds, undefined, { signal: this.asked });
    } catch {
      throw new InterruptedError();
    }
  }

  /** @throws InterruptedError when connections are to be cut */
  throwIfCut(): void {
    if (this.cut.aborted) throw new InterruptedError();
  }

  /** @throws InterruptedError when somebody wants it to end */
  throwIfAsked(): void {
    if (this.asked.aborted) throw new InterruptedError();
  }

  private ask(): void {
    const now = Date.now();
    const isSecond = this.asked.aborted && now - this.askedAt > SAME_MS;
    if (!this.asked.aborted) {
      this.askedAt = now;
      this.asking.abort();
      if (this.finishing) return this.finishing();
    } else if (!isSecond) return;
    this.cutting.abort();
  }
}
