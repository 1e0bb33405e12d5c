import { backup } from '../../maintenance/backup.js';
import { digestText } from '../../maintenance/log/digest.js';
import { restore } from '../../maintenance/restore.js';
import { readConfig } from '../../platform/config/read-config.js';
import { UsageError } from '../endings.js';
import type { FileSession } from '../session.js';
import { withEndings } from './endings.js';

/** What the command line says. */
export interface FolderCommand {
  readonly data?: string;
}
export interface RestoreCommand extends FolderCommand {
  readonly replace?: boolean;
}

/** Copies the log into a new folder. */
export async function makeBackup(
  session: FileSession,
  target: string,
  command: FolderCommand,
): Promise<void> {
  const { output } = session;
  const manifest = await withEndings(session, () =>
    backup(folderOf(session, command), target, progressOf(session)),
  );
  if (output.isJson) return output.json({ target, ...manifest });
  const { digest, files } = manifest;
  output.say(
    `${target}: ${digest.events} events up to sequence ${digest.sequence}, ${files[0]?.bytes} bytes\n` +
      `digest ${digestText(digest)}`,
  );
}

/** Puts a backup where a ledger finds it. */
export async function restoreBackup(
  session: FileSession,
  from: string,
  { replace, ...command }: RestoreCommand,
): Promise<void> {
  const { output } = session;
  const folder = folderOf(session, command);
  const { manifest, aside } = await withEndings(session, () =>
    restore(from, folder, { ...progressOf(session), replace }),
  );
  const { digest, madeAt } = manifest;
  if (output.isJson) return output.json({ folder, aside, madeAt, digest });
  output.say(
    `${folder}: ${digest.events} events up to sequence ${digest.sequence}, as they were at ${madeAt}\n` +
      (aside === null ? '' : `what was there before is in ${aside}\n`) +
      'start the ledger: it builds its read models anew',
  );
}

function progressOf({ output, interrupt }: FileSession) {
  return { onProgress: (what: string) => output.progress(what), signal: interrupt.asked };
}

function folderOf({ around }: FileSession, { data }: FolderCommand): string {
  if (data !== undefined) return data;
  const { log, dataDirectory } = readConfig(around.env);
  if (log === 'embedded') return dataDirectory;
  throw new UsageError(`this is for the embedded log, and LEDGER_LOG is ${log}: see docs/runbook.md`);
}
