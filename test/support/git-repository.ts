import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A git repository in a folder, in which tests commit at times of their own. */
export class GitRepository {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /** @returns what git prints */
  git(...args: readonly string[]): string {
    return this.at('2024-01-01T00:00:00Z', ...args);
  }

  /** Writes a file and commits all that changed. @returns the commit's hash */
  commit(date: string, path: string, content: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return this.commitAll(date);
  }

  /** Commits all that changed. @returns the commit's hash */
  commitAll(date: string): string {
    this.git('add', '--all');
    this.at(date, 'commit', '--quiet', '--allow-empty', '--message', date);
    return this.git('rev-parse', 'HEAD').trim();
  }

  /** Merges a branch with a commit of its own. @returns the commit's hash */
  merge(date: string, branch: string): string {
    this.at(date, 'merge', '--quiet', '--no-ff', '--message', date, branch);
    return this.git('rev-parse', 'HEAD').trim();
  }

  private at(date: string, ...args: readonly string[]): string {
    const person = { NAME: 'Test', EMAIL: 'test@example.org', DATE: date };
    const identity = Object.entries(person).flatMap(([name, value]) => [
      [`GIT_AUTHOR_${name}`, name === 'DATE' ? '2001-01-01T00:00:00Z' : value],
      [`GIT_COMMITTER_${name}`, value],
    ]);
    const env = {
      PATH: process.env['PATH'],
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: '1',
      ...(Object.fromEntries(identity) as Record<string, string>),
    };
    return execFileSync('git', ['-C', this.folder, ...args], { env, encoding: 'utf8', stdio: 'pipe' });
  }
}
