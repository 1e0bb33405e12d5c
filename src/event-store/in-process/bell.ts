/** Wakes those who wait for the log to grow or to close. */
export class Bell {
  private readonly listeners = new Set<() => void>();

  ring(): void {
    for (const wake of [...this.listeners]) wake();
  }

  /** Settles, never with an error, at the next ring or once the signal aborts. */
  async heard(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.listeners.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.listeners.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
