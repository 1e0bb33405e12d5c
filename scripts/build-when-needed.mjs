// Builds dist when it is missing or older than what it is made of; says so in one line, and nothing otherwise.
// With --anyway it builds always.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MADE_OF = [
  'src',
  'projections',
  'page',
  'bench',
  'examples',
  'nest-cli.json',
  'package.json',
  // What a start reads holds the packages, too.
  'package-lock.json',
  'scripts/bundle-ledger.mjs',
];
/** Written last, so that a build that failed or was cut off is none. Its time is that of the build's beginning. */
const STAMP = join(ROOT, 'dist', '.built');

/** The ledger first, as its build empties dist; then what starts it in one piece, and the page that it serves. */
const TOOLS = [
  ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
  ['scripts/bundle-ledger.mjs'],
  ['node_modules/vite/bin/vite.js', 'build', '--config', 'page/vite.config.ts', '--logLevel', 'warn'],
];

/** The newest time of a file or of anything in a folder; a folder's own tells of what was removed. 0: not there. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isNeeded() {
  const configs = readdirSync(ROOT).filter((name) => /^tsconfig.*\.json$/.test(name));
  const sources = [...MADE_OF, ...configs].map((name) => newest(join(ROOT, name)));
  return Math.max(...sources) > newest(STAMP);
}

function build() {
  const started = new Date();
  // The Node of the project, where it brings one: the tools need a newer one than the shell may have.
  const own = join(ROOT, 'node_modules', '.bin', 'node');
  const node = existsSync(own) ? own : process.execPath;
  // On stderr: what the programs that are built print may be read by other programs.
  console.error('building …');
  for (const [tool, ...args] of TOOLS) {
    const { status } = spawnSync(node, [join(ROOT, tool), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) process.exit(status ?? 1);
  }
  writeFileSync(STAMP, '');
  utimesSync(STAMP, started, started);
}

// An installation without sources has only what was built.
if (existsSync(join(ROOT, 'src')) && (process.argv.includes('--anyway') || isNeeded())) build();
