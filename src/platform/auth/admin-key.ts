import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../domain/kernel/actor.js';
import type { LedgerConfig } from '../config/ledger-config.js';
import { hashSecret, matchesHash, newSecret } from './secrets.js';

/** Who acts with the admin key, and with no other: four eyes compares actors. */
export const ADMIN_ACTOR = 'admin';
const ADMIN: Actor = { id: ADMIN_ACTOR, role: 'admin' };
const FILE_NAME = 'admin-key';
const MIN_LENGTH = 16;

/** The admin key cannot be kept, or what is kept cannot be used. Its message names the file, never the key. */
export class BadAdminKeyError extends Error {
  override readonly name = 'BadAdminKeyError';
}

/** The key that every node has from its first start. Only its hash stays in memory. */
export class AdminKey {
  private readonly sha256: string;

  /** @param origin where an operator finds it: a file, or the setting that brought it */
  constructor(
    secret: string,
    readonly origin: string,
  ) {
    this.sha256 = hashSecret(secret);
  }

  /** The admin, when this is the secret of the admin key. */
  authenticate(secret: string): Actor | null {
    return matchesHash(secret, this.sha256) ? ADMIN : null;
  }
}

/**
 * The admin key of the settings, else the one kept in `<data directory>/admin-key`, which the first start makes.
 * @throws BadAdminKeyError
 */
export function loadAdminKey({
  adminKey,
  dataDirectory,
}: Pick<LedgerConfig, 'adminKey' | 'dataDirectory'>): AdminKey {
  if (adminKey !== null) return new AdminKey(adminKey, 'from LEDGER_ADMIN_KEY');
  const path = join(dataDirectory, FILE_NAME);
  const secret = readKept(path) ?? makeKept(path, dataDirectory);
  if (secret.length < MIN_LENGTH) {
    throw new BadAdminKeyError(
      `the admin key in ${path} is too short; remove the file to have a new one made`,
    );
  }
  return new AdminKey(secret, path);
}

function readKept(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR')) return null;
    throw new BadAdminKeyError(`the admin key in ${path} cannot be read`, { cause: error });
  }
}

/** Written aside and linked into place, so that of two first starts one wins and the other finds its whole text. */
function makeKept(path: string, directory: string): string {
  const aside = `${path}.${randomUUID()}`;
  const secret = `cla_${newSecret()}`;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeDurably(aside, `${secret}\n`);
    linkSync(aside, path);
    return secret;
  } catch (error) {
    const others = isCode(error, 'EEXIST') ? readKept(path) : null;
    if (others !== null) return others;
    const why = (error as Error).message;
    throw new BadAdminKeyError(`the admin key cannot be kept in ${directory}: ${why}`, { cause: error });
  } finally {
    rmSync(aside, { force: true });
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
