/** What became of the requests of an operation. */
interface Counts {
  requests: number;
  /** Nothing was wrong with them, as far as a schema can say. */
  whole: number;
  /** Of these, answered 2xx. */
  taken: number;
  statuses: Map<number, number>;
}

/** Counts answers by operation. */
export class Tally {
  private readonly byOperation = new Map<string, Counts>();

  add(operation: string, isWhole: boolean, status: number): void {
    const counts = this.byOperation.get(operation) ?? {
      requests: 0,
      whole: 0,
      taken: 0,
      statuses: new Map(),
    };
    this.byOperation.set(operation, counts);
    counts.requests += 1;
    counts.statuses.set(status, (counts.statuses.get(status) ?? 0) + 1);
    if (!isWhole) return;
    counts.whole += 1;
    if (status < 400) counts.taken += 1;
  }

  /** Share of 2xx and 304 among requests that were whole. */
  get taken(): number {
    const all = [...this.byOperation.values()];
    const whole = all.reduce((sum, counts) => sum + counts.whole, 0);
    return all.reduce((sum, counts) => sum + counts.taken, 0) / whole;
  }

  /** Operations that were never answered 2xx. */
  neverTaken(operations: readonly string[]): string[] {
    return operations.filter((id) => (this.byOperation.get(id)?.taken ?? 0) === 0);
  }

  toString(): string {
    const lines = [...this.byOperation].map(([operation, { requests, whole, taken, statuses }]) => {
      const percent = whole === 0 ? '-' : `${Math.round((100 * taken) / whole)} %`;
      const all = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
      return `${operation.padEnd(38)} ${String(requests).padStart(6)}  ${percent.padStart(5)}  ${all.join(', ')}`;
    });
    return lines.sort().join('\n');
  }
}
