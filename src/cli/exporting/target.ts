import { createWriteStream } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { UsageError } from '../endings.js';

/**
 * Fills a file in one piece: what is written goes beside it, and takes its name once all of it is on the disk. A file that
 * was there before stays until then.
 * @param fill writes, and ends the stream
 * @throws UsageError when the file cannot be written, and whatever `fill` throws; nothing is left then
 */
export async function writeWhole(file: string, fill: (to: Writable) => Promise<void>): Promise<void> {
  const target = await realFile(file);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    const handle = await open(beside, 'wx').catch((error: unknown) => cannotWrite(file, error));
    const to = createWriteStream(beside, { fd: handle, autoClose: false });
    try {
      await fill(to);
      await handle.sync();
    } finally {
      to.destroy();
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw isOfSystem(error) ? cannotWrite(file, error) : error;
  }
}

/** The file itself, where the name is a link to it. A device or a pipe has no name to take. */
async function realFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found) return file;
  if (!found.isFile())
    throw new UsageError(`${file} is no file: leave --output out, and send the output there`);
  return realpath(file);
}

function isOfSystem(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'path' in error;
}

function cannotWrite(file: string, error: unknown): never {
  throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
}
