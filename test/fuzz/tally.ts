/** What became of the requests of an operation. */
interface Counts {
  requests: number;
  /** Nothing was wrong with them, as far as a schema can say. */
  whole: number;
  /** Of these, answered 2xx. */
  taken: number;
  readonly statuses: Map<number, number>;
  /** What those that were whole were refused for. */
  readonly refusals: Map<string, number>;
}

const MOST_SHOWN = 100;

/** Counts answers by operation. */
export class Tally {
  private readonly byOperation = new Map<string, Counts>();

  /** @param refusal why it was refused, where it was */
  add(operation: string, isWhole: boolean, status: number, refusal: string): void {
    const counts = this.byOperation.get(operation) ?? {
      ...{ requests: 0, whole: 0, taken: 0 },
      ...{ statuses: new Map<number, number>(), refusals: new Map<string, number>() },
    };
    this.byOperation.set(operation, counts);
    counts.requests += 1;
    counts.statuses.set(status, (counts.statuses.get(status) ?? 0) + 1);
    if (!isWhole) return;
    counts.whole += 1;
    if (status < 400) counts.taken += 1;
    else counts.refusals.set(refusal, (counts.refusals.get(refusal) ?? 0) + 1);
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
    const lines = [...this.byOperation].map(([operation, { requests, whole, taken, statuses, refusals }]) => {
      const percent = whole === 0 ? '-' : `${Math.round((100 * taken) / whole)} %`;
      const all = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
      return `${operation.padEnd(38)} ${String(requests).padStart(6)}  ${percent.padStart(5)}  ${all.join(', ')}${mostOf(refusals)}`;
    });
    return lines.sort().join('\n');
  }
}

/** What came most often. */
function mostOf(refusals: ReadonlyMap<string, number>): string {
  const [most] = [...refusals].sort(([, a], [, b]) => b - a);
  return most ? `; whole ones: ${most[0].slice(0, MOST_SHOWN)} (${most[1]})` : '';
}
