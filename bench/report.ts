import { cpus } from 'node:os';

/** What the figures were taken on, for one line above them. */
export function describeMachine(extra: Record<string, string> = {}): string {
  const cores = cpus();
  const parts = {
    cpu: cores[0]?.model.trim() ?? 'unknown',
    cores: String(cores.length),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    ...extra,
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');
}

/** The middle value; of an even number of values the mean of the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

/** The value below which this share (0 to 1) of the values lies. NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Prints rows under their headings, columns aligned: the first to the left, the others to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [headings, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  '));
  }
}

/** A goal of the project and whether this run met it: a bound from below or from above. */
export type Goal = { readonly what: string; readonly measured: number } & (
  { readonly atLeast: number } | { readonly atMost: number }
);

/** What a bench found, for the table at the end. */
export interface Bench {
  readonly goals: readonly Goal[];
}

export function printGoals(goals: readonly Goal[]): void {
  for (const goal of goals) {
    console.log(`${verdictOf(goal)}: ${goal.what}: ${goal.measured.toFixed(2)}, ${boundOf(goal)} is wanted`);
  }
}

/** All goals beside what was measured. */
export function printGoalTable(goals: readonly Goal[]): void {
  printTable(
    ['against the goals', 'measured', 'goal', ''],
    goals.map((goal) => [goal.what, goal.measured.toFixed(2), boundOf(goal), verdictOf(goal)]),
  );
}

function boundOf(goal: Goal): string {
  return 'atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
}

function verdictOf(goal: Goal): string {
  const isMet = 'atLeast' in goal ? goal.measured >= goal.atLeast : goal.measured <= goal.atMost;
  return isMet ? 'met' : 'MISSED';
}
