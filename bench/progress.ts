/** Tells on standard error how far something long has come. */
export class Progress {
  private said = -1;
  private readonly begun = performance.now();

  constructor(private readonly what: string) {}

  /** @param share from 0 to 1 */
  reached(share: number): void {
    const tenth = Math.floor(share * 10);
    if (tenth === this.said) return;
    this.said = tenth;
    const seconds = ((performance.now() - this.begun) / 1_000).toFixed(0);
    process.stderr.write(`${this.what}: ${tenth * 10} % after ${seconds} s\n`);
  }
}
