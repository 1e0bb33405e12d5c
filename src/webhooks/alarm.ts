/** Wakes one who waits. A ring while nobody waits is kept, so that none is missed; several are one. */
export class Alarm {
  private isRung = false;
  private wake: () => void = () => undefined;

  ring(): void {
    this.isRung = true;
    this.wake();
  }

  /** Settles at the next ring, after the time given (for ever: Infinity), or once the signal aborts. */
  async heard(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.isRung && !signal.aborted) await this.quiet(milliseconds, signal);
    this.isRung = false;
  }

  private async quiet(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.wake = resolve;
    signal.addEventListener('abort', this.wake);
    const timer = Number.isFinite(milliseconds) ? setTimeout(resolve, milliseconds).unref() : undefined;
    await promise;
    // For each duration Node keeps a list of its timers: one that is empty until its time has come, unless the last of
    // them holds the process.
    clearTimeout(timer?.ref());
    signal.removeEventListener('abort', this.wake);
  }
}
