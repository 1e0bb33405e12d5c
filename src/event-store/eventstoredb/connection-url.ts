import type { Credentials } from '@eventstore/db-client';
import { LogUnavailableError } from '../port/index.js';

/** A connection string, taken apart. */
export interface ConnectionUrl {
  /** For the client. It has no credentials, so nothing that the client prints or throws can show a password. */
  readonly clientUrl: string;
  readonly credentials: Credentials;
  /** The hosts: how messages call the log. */
  readonly name: string;
}

const URL_PARTS =
  /^(?<scheme>esdb(?:\+discover)?):\/\/(?:(?<user>[^:@/?]+):(?<password>[^@/?]+)@)?(?<hosts>[\w.:-]+(?:,[\w.:-]+)*)\/?(?:\?(?<options>.*))?$/;

/** What the client offers and this adapter can work with, and what it is when the URL does not say. */
const OPTIONS: Readonly<Record<string, string | null>> = {
  connectionName: null,
  discoveryInterval: null,
  // Its 5 seconds and 10 rounds make a minute of a cluster that hangs; who asks asks again anyway.
  gossipTimeout: '2',
  keepAliveInterval: '10000',
  // Says how soon a server that hangs is noticed.
  keepAliveTimeout: '5000',
  maxDiscoverAttempts: '3',
  nodePreference: null,
  tls: null,
  tlsCAFile: null,
  userCertFile: null,
  userKeyFile: null,
};

/** Appends need credentials for the sake of their path through the client; a server without TLS ignores them. */
const NOBODY: Credentials = { username: 'nobody', password: 'nothing' };

/** @throws LogUnavailableError that names what is wrong and never shows a password */
export function parseConnectionUrl(url: string): ConnectionUrl {
  const parts = URL_PARTS.exec(url.trim())?.groups;
  if (!parts?.scheme || !parts.hosts) {
    throw unusable('it is written esdb://user:password@host:port,host:port?option=value');
  }
  const options = parseOptions(parts.options ?? '');
  const credentials = credentialsOf(parts) ?? (options.get('tls') === 'false' ? NOBODY : undefined);
  if (!credentials) throw unusable('it names no user and password, which a log with TLS asks for');
  const search = [...options].map(([key, value]) => `${key}=${value}`).join('&');
  return { clientUrl: `${parts.scheme}://${parts.hosts}?${search}`, credentials, name: parts.hosts };
}

function credentialsOf({ user, password }: Record<string, string | undefined>): Credentials | undefined {
  if (user === undefined || password === undefined) return undefined;
  try {
    return { username: decodeURIComponent(user), password: decodeURIComponent(password) };
  } catch {
    throw unusable('a % in its user or password is written %25');
  }
}

function parseOptions(text: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const pair of text.split('&').filter((pair) => pair !== '')) {
    const [key = '', value = '', ...rest] = pair.split('=');
    const known = Object.keys(OPTIONS).find((name) => name.toLowerCase() === key.toLowerCase());
    if (!known || value === '' || rest.length > 0)
      throw unusable(`its option ${key} is not one that works here`);
    options.set(known, value);
  }
  for (const [key, value] of Object.entries(OPTIONS)) {
    if (value !== null && !options.has(key)) options.set(key, value);
  }
  return options;
}

function unusable(what: string): LogUnavailableError {
  return new LogUnavailableError(`the log's URL cannot be used: ${what}`);
}
