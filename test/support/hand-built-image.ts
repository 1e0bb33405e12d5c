import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** One instruction of a Dockerfile, on one line. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The stages of a Dockerfile, each with its instructions, the `FROM` first. */
export function stagesOf(dockerfile: string): Instruction[][] {
  const lines = readFileSync(dockerfile, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name = '', text = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, text });
  }
  return stages;
}

/** What a `COPY` takes, from which stage (null: from the context), and where it puts it. */
export function copyOf({ text }: Instruction): { from: string | null; sources: string[]; to: string } {
  const words = text.split(' ').filter((word) => !word.startsWith('--'));
  const to = words.pop() ?? '';
  return { from: /--from=(\S+)/.exec(text)?.[1] ?? null, sources: words, to };
}

/**
 * Does what a Dockerfile of two stages says, without an engine: the commands of its first stage in a folder that stands
 * for `/app`, and the copies of its second into another. What the base images bring is not there.
 * @returns the folder that stands for the root of the image
 */
export function buildByHand(dockerfile: string, context: string, folder: string): string {
  const [build = [], final = []] = stagesOf(dockerfile);
  const app = join(folder, 'build', 'app');
  const root = join(folder, 'image');
  for (const stage of [app, join(root, 'app')]) {
    rmSync(stage, { recursive: true, force: true });
    mkdirSync(stage, { recursive: true });
  }
  for (const instruction of build) {
    if (instruction.name === 'COPY') copy(instruction, () => context, app, app);
    if (instruction.name === 'RUN') {
      execFileSync('bash', ['-euc', instruction.text], { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] });
    }
  }
  for (const instruction of final.filter(({ name }) => name === 'COPY')) {
    copy(instruction, (from) => (from === null ? context : join(folder, 'build')), root, join(root, 'app'));
  }
  return root;
}

function copy(
  instruction: Instruction,
  originOf: (from: string | null) => string,
  root: string,
  workingDirectory: string,
): void {
  const { from, sources, to } = copyOf(instruction);
  const target = to.startsWith('/') ? join(root, to) : resolve(workingDirectory, to);
  for (const source of sources) {
    const origin = join(originOf(from), source);
    const into = to.endsWith('/') ? join(target, basename(source)) : target;
    mkdirSync(dirname(into), { recursive: true });
    // Links inside what is copied lead to the same place in the copy.
    cpSync(origin, into, { recursive: true, verbatimSymlinks: true });
  }
}
