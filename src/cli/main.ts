import { readFileSync } from 'node:fs';
import { run } from './program.js';

/** As a shell reports a program that wrote to a pipe that nobody reads any more. */
const BROKEN_PIPE = 141;

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
endWithBrokenPipe();
process.exitCode = await run(process.argv.slice(2), version, process);

/** Whoever reads the results may have enough of them: `ledger tail | head`. */
function endWithBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(BROKEN_PIPE);
  });
}

export {};
