import { startAnew, type BigNode } from '../copies/node.js';
import { memoryOf } from '../memory.js';
import { median, printTable, type Goal } from '../report.js';

const TIMES = 5;

/** A ledger that was started several times. */
export interface Started {
  readonly node: BigNode;
  /** From the start of the process until it was ready. */
  readonly seconds: readonly number[];
  /** In MiB, of the last: ready, and asked nothing yet. */
  readonly atRest: string;
  /** In MiB, before the first: after all that it was asked. */
  readonly worked: string;
}

/** Starts a ledger whose read models are current, again and again. */
export async function startSeveralTimes(node: BigNode): Promise<Started> {
  const [worked] = memoryOf(node.ledger.pid);
  const seconds: number[] = [];
  let started = node;
  for (let time = 0; time < TIMES; time += 1) {
    const [next, took] = await startAnew(started);
    started = next;
    seconds.push(took);
  }
  return { node: started, seconds, worked, atRest: memoryOf(started.ledger.pid)[0] };
}

export function printStarts(sides: readonly (Started & { readonly events: number })[]): void {
  printTable(
    ['events in the log', 'ready after s: median', 'most', 'MiB at rest', 'MiB after these reads'],
    sides.map(({ events, seconds, atRest, worked }) => [
      String(events),
      median(seconds).toFixed(2),
      Math.max(...seconds).toFixed(2),
      atRest,
      worked,
    ]),
  );
}

export function goalOfStart({ seconds }: Started, events: number): Goal {
  return { what: `start with ${events} events, in seconds`, atMost: 2, measured: median(seconds) };
}
