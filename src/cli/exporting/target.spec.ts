import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { useTemporaryDirectory } from '../../../test/support/temporary-directory.js';
import { writeWhole } from './target.js';

describe('a file that is written whole', () => {
  const directory = useTemporaryDirectory();
  const file = () => join(directory(), 'counts.csv');
  const fill = (text: string) => (to: NodeJS.WritableStream) => pipeline(Readable.from([text]), to);

  it('is there once all of it is', async () => {
    writeFileSync(file(), 'old');
    await writeWhole(file(), async (to) => {
      to.write('half');
      expect(readFileSync(file(), 'utf8')).toBe('old');
      await fill(' and half')(to);
    });
    expect(readFileSync(file(), 'utf8')).toBe('half and half');
    expect(readdirSync(directory())).toEqual(['counts.csv']);
  });

  it('leaves what was there, and nothing else, when it fails', async () => {
    writeFileSync(file(), 'old');
    const failing = writeWhole(file(), async (to) => {
      to.write('half');
      throw new Error('the connection dropped');
    });
    await expect(failing).rejects.toThrow('the connection dropped');
    expect(readFileSync(file(), 'utf8')).toBe('old');
    expect(readdirSync(directory())).toEqual(['counts.csv']);
  });

  it('is written through a link to it', async () => {
    writeFileSync(file(), 'old');
    symlinkSync('counts.csv', join(directory(), 'latest.csv'));
    await writeWhole(join(directory(), 'latest.csv'), fill('new'));
    expect(readFileSync(file(), 'utf8')).toBe('new');
  });

  it('is refused where there can be none', async () => {
    await expect(writeWhole(directory(), fill('x'))).rejects.toThrow('is no file');
    await expect(writeWhole(join(directory(), 'no', 'where'), fill('x'))).rejects.toThrow('cannot write');
  });
});
