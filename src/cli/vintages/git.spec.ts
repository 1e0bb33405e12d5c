import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GitRepository } from '../../../test/support/git-repository.js';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { Repository } from './git.js';

describe('the committed versions of a file', () => {
  const directory = useTemporaryDirectory();
  let made: GitRepository;
  beforeEach(() => (made = new GitRepository(join(directory(), 'a repository'))));

  const versions = async (path: string, revision = 'HEAD') => {
    const repository = new Repository(made.folder, process.env);
    const found = await repository.versionsOf(path, revision);
    return Promise.all(
      found.map(async ({ commit, committedAt, blob }) => {
        return [commit, committedAt, (await repository.content(blob)).toString()];
      }),
    );
  };

  it('are told oldest first through renames, with the time of their commits', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => `row ${index}\n`).join('');
    const first = made.commit('2024-01-15T12:11:40-05:00', 'ä/deaths.json', rows);
    made.commit('2024-01-16T00:00:00Z', 'other.json', 'x');
    made.git('mv', 'ä/deaths.json', 'killed daily.json');
    const second = made.commit('2024-01-17T00:00:00+03:00', 'killed daily.json', `${rows}row 20\n`);
    expect(await versions('killed daily.json')).toEqual([
      [first, '2024-01-15T12:11:40-05:00', rows],
      [second, '2024-01-17T00:00:00+03:00', `${rows}row 20\n`],
    ]);
  });

  it('are none where a commit changes something else of it', async () => {
    const [first, last] = ['2024-01-15T00:00:00+00:00', '2024-01-20T00:00:00+00:00'];
    made.commit(first, 'a.csv', 'a');
    chmodSync(join(made.folder, 'a.csv'), 0o755);
    made.commitAll('2024-01-16T00:00:00Z');
    made.git('mv', 'a.csv', 'b.csv');
    made.commitAll('2024-01-17T00:00:00Z');
    // Taken away and published again: somebody says it anew.
    rmSync(join(made.folder, 'b.csv'));
    made.commitAll('2024-01-18T00:00:00Z');
    made.commit(last, 'b.csv', 'a');
    const found = await versions('b.csv');
    expect(found.map(([, at]) => new Date(at ?? '').getTime())).toEqual(
      [first, last].map((at) => Date.parse(at)),
    );
  });

  it('are those of the branch: what a merge brought came with it', async () => {
    made.commit('2024-01-15T00:00:00Z', 'a.csv', '1');
    made.git('checkout', '--quiet', '-b', 'side');
    made.commit('2024-01-16T00:00:00Z', 'a.csv', '2');
    made.commit('2024-01-17T00:00:00Z', 'a.csv', '3');
    made.git('checkout', '--quiet', 'main');
    made.commit('2024-01-18T00:00:00Z', 'other', 'x');
    made.merge('2024-01-19T00:00:00Z', 'side');
    expect((await versions('a.csv')).map(([, , content]) => content)).toEqual(['1', '3']);
    expect((await versions('a.csv', 'side')).map(([, , content]) => content)).toEqual(['1', '2', '3']);
  });

  it('are asked for with what git says of it, where there are none', async () => {
    made.commit('2024-01-15T00:00:00Z', 'a.csv', '1');
    expect(await versions('b.csv')).toEqual([]);
    await expect(versions('a.csv', 'no-such-branch')).rejects.toThrow('no-such-branch');
    await expect(versions('a.csv', '--output=x')).rejects.toThrow('--output=x');
    await expect(new Repository(directory(), process.env).versionsOf('a', 'HEAD')).rejects.toThrow(
      'not a git repository',
    );
  });
});
