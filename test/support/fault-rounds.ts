import { appendFileSync } from 'node:fs';
import { Random, testSeed } from './random.js';

/** How many faults of each kind there are to be: `LEDGER_FAULT_ROUNDS`. */
export const FAULTS = Number(process.env['LEDGER_FAULT_ROUNDS'] ?? 1);
export const SEED = testSeed();

/** Faults that a ledger meets one after the other, and what repeats them: `LEDGER_TEST_SEED`, `LEDGER_FAULT_ROUNDS`. */
export interface FaultRound {
  readonly seed: number;
  readonly faults: number;
}

/**
 * All faults in rounds, each with a seed of its own, for `test.each`.
 * @param most in one round
 */
export function faultRounds(most: number): FaultRound[] {
  return Array.from({ length: Math.ceil(FAULTS / most) }, (_, round) => ({
    seed: (SEED + round) >>> 0,
    faults: Math.min(most, FAULTS - round * most),
  }));
}

/** Names the rounds of `faultRounds`, so that one that failed can be had again by itself. */
export const ROUND_NAME = '(LEDGER_TEST_SEED=$seed LEDGER_FAULT_ROUNDS=$faults)';

/** Whatever a round draws by lot. */
export const lotsOf = ({ seed }: FaultRound) => new Random(seed);

/** What became of what was acknowledged under a fault; nothing of it where nobody was there to acknowledge. */
export interface FaultReport {
  readonly fault: string;
  readonly seed: number;
  readonly faults: number;
  readonly acknowledged?: number;
  readonly lost?: number;
  readonly doubled?: number;
}

/** Tells who runs the faults, in the file that `LEDGER_FAULT_REPORT` names. */
export function reportFaults(report: FaultReport): void {
  const file = process.env['LEDGER_FAULT_REPORT'];
  if (file) appendFileSync(file, `${JSON.stringify(report)}\n`);
}
