import { spawnSync } from 'node:child_process';

/** Of these programs, those that are not installed here; says loudly what is not run for want of them. */
export function missingOf(programs: readonly string[], notRun: string): string[] {
  const missing = programs.filter((program) => spawnSync(program, ['--version']).error !== undefined);
  if (missing.length > 0) {
    process.stderr.write(`\nNOT RUN: ${notRun} that need ${missing.join(', ')}: not installed here\n`);
  }
  return missing;
}
