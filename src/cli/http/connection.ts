import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../endings.js';

/** Where a ledger is, and what opens it. */
export interface Connection {
  /** Without `/v1` and without a slash at the end. */
  readonly url: string;
  /** A secret; null when there is none. */
  readonly key: string | null;
}

/** What the command line says of it. */
export interface GivenConnection {
  readonly url?: string;
  readonly key?: string;
}

/**
 * The ledger of the command line, else of `LEDGER_URL` with `LEDGER_KEY`, else the local one, as its own settings say where
 * it is. The key that a local ledger keeps in a file goes to that ledger alone.
 * @throws UsageError for what is no URL, port or key; its message never shows a key
 */
export function connectionOf(given: GivenConnection, environment: NodeJS.ProcessEnv): Connection {
  const setting = (name: string) => environment[name] || undefined;
  const url = given.url ?? setting('LEDGER_URL');
  const key = given.key ?? setting('LEDGER_KEY');
  if (url !== undefined) return { url: checkedUrl(url), key: checkedKey(key ?? null) };
  return {
    url: localUrl(setting('LEDGER_HOST') ?? '127.0.0.1', setting('LEDGER_PORT') ?? '8080'),
    key: checkedKey(key ?? setting('LEDGER_ADMIN_KEY') ?? keptKey(setting('LEDGER_DATA_DIR') ?? './data')),
  };
}

/** The file in which a local ledger keeps its first key. */
export function keyFile(environment: NodeJS.ProcessEnv): string {
  return join(environment['LEDGER_DATA_DIR'] || './data', 'admin-key');
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('the URL of the ledger must begin with http:// or https://');
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('the URL of the ledger must hold no user and password: give a key with LEDGER_KEY');
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
}

function checkedKey(key: string | null): string | null {
  if (key !== null && !/^[\x21-\x7e]+$/.test(key)) {
    throw new UsageError('the key must be visible ASCII characters without spaces');
  }
  return key;
}

/** A ledger that listens at every address is reached at the machine's own. */
const EVERY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function localUrl(host: string, port: string): string {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535 || Number(port) === 0) {
    throw new UsageError(
      'LEDGER_PORT does not say where the ledger is: give its URL with LEDGER_URL or --url',
    );
  }
  const address = EVERY_ADDRESS[host] ?? host;
  return checkedUrl(`http://${address.includes(':') ? `[${address}]` : address}:${port}`);
}

function keptKey(dataDirectory: string): string | null {
  try {
    return readFileSync(join(dataDirectory, 'admin-key'), 'utf8').trim();
  } catch {
    // Reads may be open. Where they are not, the ledger's refusal says what is missing.
    return null;
  }
}
