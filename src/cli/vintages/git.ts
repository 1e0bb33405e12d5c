import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../endings.js';

const run = promisify(execFile);

/** A version of a file that a commit made. */
export interface CommittedVersion {
  readonly commit: string;
  /** When the commit was made, with its offset. */
  readonly committedAt: string;
  /** Of the content. */
  readonly blob: string;
}

/** A repository, asked with the git of the machine. */
export class Repository {
  /** @param env where the git of the machine is, and its settings */
  constructor(
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Whether its history is cut off somewhere. */
  async isShallow(): Promise<boolean> {
    return (await this.git('rev-parse', '--is-shallow-repository')).toString().trim() === 'true';
  }

  /**
   * The versions of a file, oldest first along the first parents, through renames. What changes something else of it, such
   * as its name or its rights, makes none.
   */
  async versionsOf(path: string, revision: string): Promise<CommittedVersion[]> {
    const log = await this.git(
      ...[
        'log',
        '--follow',
        '--first-parent',
        '--raw',
        '--no-abbrev',
        '--no-show-signature',
        '--no-ext-diff',
      ],
      ...['--format=commit %H %cI', '--end-of-options', revision, '--', path],
    );
    return parseLog(log.toString());
  }

  content(blob: string): Promise<Buffer> {
    return this.git('cat-file', 'blob', blob);
  }

  private async git(...args: readonly string[]): Promise<Buffer> {
    const options = {
      encoding: 'buffer' as const,
      maxBuffer: Infinity,
      env: { ...this.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    };
    try {
      return (await run('git', ['-C', this.folder, ...args], options)).stdout;
    } catch (error) {
      throw new UsageError(complaintOf(error as GitError, this.folder));
    }
  }
}

interface GitError extends Error {
  readonly code?: string | number;
  readonly stderr?: Buffer;
}

function complaintOf({ code, stderr, message }: GitError, folder: string): string {
  if (code === 'ENOENT') return 'git is not installed here';
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return 'the version is bigger than a vintage may be, 64 MiB';
  const said = stderr?.toString().trim() ?? '';
  return `git says of ${folder}: ${said === '' ? message : said}`;
}

const COMMIT = /^commit ([0-9a-f]+) (\S+)$/;
/** `:<mode> <mode> <blob> <blob> <status>`, before and after. */
const RAW = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/;

/** What `git log --raw` says of one file, newest first, as versions, oldest first. */
export function parseLog(log: string): CommittedVersion[] {
  const found: (CommittedVersion & { readonly isThere: boolean })[] = [];
  let commit = '';
  let committedAt = '';
  for (const line of log.split('\n')) {
    const [, hash, date] = COMMIT.exec(line) ?? [];
    if (hash !== undefined && date !== undefined) [commit, committedAt] = [hash, date];
    const [, , blob, status] = RAW.exec(line) ?? [];
    if (blob !== undefined) found.unshift({ commit, committedAt, blob, isThere: status !== 'D' });
  }
  return found
    .filter(({ isThere, blob }, index) => isThere && blob !== found[index - 1]?.blob)
    .map(({ commit: hash, committedAt: date, blob }) => ({ commit: hash, committedAt: date, blob }));
}
