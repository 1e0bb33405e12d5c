import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { LOG_FILE } from '../event-store/embedded/directory.js';

/** The file that says what a backup is. */
export const MANIFEST_FILE = 'manifest.json';

const WHOLE = z.number().int().nonnegative();
const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);

const DIGEST = z.object({ events: WHOLE, sequence: WHOLE, sha256: SHA256 });

const MANIFEST = z.object({
  kind: z.literal('conflict-ledger-backup'),
  /** Of the manifest itself. */
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The format of the log, which a program of that version or a later one reads. */
  logFormat: WHOLE,
  /** Of all events in it, as docs/runbook.md says how it is made. */
  digest: DIGEST,
  files: z.array(z.object({ name: z.literal(LOG_FILE), bytes: WHOLE, sha256: SHA256 })).length(1),
});

/** What a backup is, and what its files are. */
export type Manifest = z.infer<typeof MANIFEST>;

/** A folder that is no backup of this program. */
export class NoBackupError extends Error {
  override readonly name = 'NoBackupError';
}

/** Whether a folder says of itself that it is a backup. */
export function isBackup(folder: string): boolean {
  return existsSync(join(folder, MANIFEST_FILE));
}

/** @throws NoBackupError */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST_FILE);
  if (!existsSync(file)) throw new NoBackupError(`${folder} is no backup: it has no ${MANIFEST_FILE}`);
  const parsed = MANIFEST.safeParse(jsonOf(await readFile(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('/') ?? '';
  throw new NoBackupError(`${file} is not what this program writes${where && `, at /${where}`}`);
}

/** The digest in a manifest, or in what `ledger verify --json` printed; null when it is neither. */
export function digestIn(text: string): z.infer<typeof DIGEST> | null {
  const parsed = z.object({ digest: DIGEST }).safeParse(jsonOf(text));
  return parsed.success ? parsed.data.digest : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
