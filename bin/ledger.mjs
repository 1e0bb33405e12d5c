#!/usr/bin/env node
// The ledger command: builds what is older than its sources, and runs it with the Node of the project.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
const BAD_CONFIG = 78;

const here = fileURLToPath(import.meta.url);
const root = join(dirname(here), '..');

if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) {
  await import('../scripts/build-when-needed.mjs');
  await import('../dist/src/cli/main.js');
} else {
  runWithOwnNode(join(root, 'node_modules', '.bin', 'node'));
}

/** npx finds the right Node by itself; this is for who calls the file in another way. */
function runWithOwnNode(node) {
  if (!existsSync(node)) {
    console.error(
      `ledger needs Node ${OLDEST_NODE}, this is ${process.version}; npm ci brings one on Linux x64`,
    );
    process.exit(BAD_CONFIG);
  }
  const child = spawn(node, [here, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
