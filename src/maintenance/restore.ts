import { existsSync, readdirSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { LOG_FILE, prepareDirectory } from '../event-store/embedded/directory.js';
import { FORMAT_VERSION } from '../event-store/embedded/format.js';
import { ProcessLock } from '../event-store/embedded/process-lock.js';
import { RESTORING_FILE } from '../event-store/embedded/restoring.js';
import { LogTooNewError } from '../event-store/port/index.js';
import { readModelsIn } from '../projection-runtime/generation-files.js';
import { checkCopy, DamagedLogError } from './copied-log.js';
import { sha256Of, sync, TargetError, writeSynced } from './files.js';
import { type Manifest, readManifest } from './manifest.js';
import { logFileIn } from './open-log.js';

export interface RestoreOptions {
  /** Puts a log that is there aside, with its read models, in a folder beside it, and the backup in its place. */
  readonly replace?: boolean;
  readonly onProgress?: (what: string) => void;
  readonly signal?: AbortSignal;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where what was there before is now; null when nothing was. */
  readonly aside: string | null;
}

/**
 * Puts a backup where a ledger finds it. It is checked first, then copied, and the copy is checked again; what was there
 * before is never removed.
 * @param from the folder of the backup
 * @param folder of the log; made when it is not there
 * @throws NoBackupError, DamagedLogError, TargetError; LogLockedError while a ledger runs there; LogTooNewError;
 * LogUnavailableError; the reason of the signal
 */
export async function restore(from: string, folder: string, options: RestoreOptions = {}): Promise<Restored> {
  const to = resolve(folder);
  const manifest = await readManifest(from);
  if (manifest.logFormat > FORMAT_VERSION) {
    throw new LogTooNewError(
      `the backup ${from} has format ${manifest.logFormat}, this program knows formats up to ${FORMAT_VERSION}; ` +
        'restore it with the later version of the program that wrote it',
    );
  }
  await assertUnchanged(from, manifest, options);
  prepareDirectory(to);
  const lock = ProcessLock.take(to);
  const part = join(to, `.${LOG_FILE}.part`);
  try {
    assertFree(to, options);
    await copy(logFileIn(from), part, manifest, options);
    const aside = await putAside(to);
    await rename(part, join(to, LOG_FILE));
    await sync(to);
    await rm(join(to, RESTORING_FILE), { force: true });
    await sync(to);
    return { manifest, aside };
  } finally {
    await rm(part, { force: true });
    lock.release();
  }
}

/** Holds the files of a backup against its manifest. */
async function assertUnchanged(from: string, { files }: Manifest, options: RestoreOptions): Promise<void> {
  options.onProgress?.('checking the backup');
  for (const { name, sha256 } of files) {
    const file = join(from, name);
    if (!existsSync(file)) throw new DamagedLogError(`the backup ${from} is damaged`, [gone(name)]);
    if ((await sha256Of(file, options.signal)) === sha256) continue;
    const what = `${name} is not the file that the manifest tells of`;
    throw new DamagedLogError(`the backup ${from} is damaged`, [{ check: 'file', what }]);
  }
}

function gone(name: string) {
  return { check: 'file', what: `${name} is not there` } as const;
}

function assertFree(folder: string, { replace = false }: RestoreOptions): void {
  if (replace || logFilesIn(folder).length === 0) return;
  throw new TargetError(
    `there is a log in ${folder} already: restore into another folder, or with --replace, which puts it aside`,
  );
}

async function copy(file: string, part: string, manifest: Manifest, options: RestoreOptions): Promise<void> {
  options.onProgress?.('copying');
  try {
    await copyFile(file, part);
    await chmod(part, 0o600);
    await sync(part);
  } catch (error) {
    throw new TargetError(`cannot write ${part}: ${(error as Error).message}`, { cause: error });
  }
  options.signal?.throwIfAborted();
  const earlier = [{ ...manifest.digest, from: 'the manifest' }];
  const { events } = await checkCopy(part, 'the copy of the backup', { ...options, earlier });
  if (events === manifest.digest.events) return;
  const what = `it has ${events} events, the manifest tells of ${manifest.digest.events}`;
  throw new DamagedLogError('the copy of the backup is damaged', [{ check: 'digest', what }]);
}

/**
 * Puts a log that is there into a folder of its own, and the read models with it: they know of events that the backup
 * may not have, and a start would take that for a loss. Until the backup is in its place, no ledger starts here.
 */
async function putAside(folder: string): Promise<string | null> {
  const readModels = readModelsIn(folder);
  const files = [...logFilesIn(folder), ...(existsSync(readModels) ? [basename(readModels)] : [])];
  if (files.length === 0) return null;
  const name = `replaced-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  const aside = join(folder, name);
  await mkdir(aside, { mode: 0o700 });
  await rm(join(folder, RESTORING_FILE), { force: true });
  await writeSynced(join(folder, RESTORING_FILE), `${name}\n`);
  await sync(folder);
  for (const file of files) await rename(join(folder, file), join(aside, file));
  await sync(aside);
  await sync(folder);
  return aside;
}

/** The files that are a log together. */
function logFilesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^ledger\.db(-wal|-shm|-journal)?$/.test(basename(name)));
}
