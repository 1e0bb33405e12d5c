import { LogUnavailableError } from '../port/index.js';
import { parseConnectionUrl } from './connection-url.js';

describe('the URL of an EventStoreDB', () => {
  it('is taken apart, so that the client never has the password in its connection string', () => {
    const { clientUrl, credentials, name } = parseConnectionUrl('esdb://node:se%40cret@one:2113,two:2114');
    expect(credentials).toEqual({ username: 'node', password: 'se@cret' });
    expect(name).toBe('one:2113,two:2114');
    expect(clientUrl).toMatch(/^esdb:\/\/one:2113,two:2114\?/);
  });

  it('keeps its options and gets defaults for those that it does not set', () => {
    const { clientUrl } = parseConnectionUrl(
      'esdb+discover://n:p@cluster:2113/?KEEPALIVETIMEOUT=7000&tls=true',
    );
    const options = new URLSearchParams(clientUrl.slice(clientUrl.indexOf('?')));
    expect(Object.fromEntries(options)).toEqual({
      gossipTimeout: '2',
      keepAliveInterval: '10000',
      keepAliveTimeout: '7000',
      maxDiscoverAttempts: '3',
      tls: 'true',
    });
  });

  it('needs no credentials without TLS: the server minds none, and appends must have some', () => {
    const { credentials } = parseConnectionUrl('esdb://localhost?tls=false');
    expect(credentials.username).not.toBe('');
  });

  it.each([
    ['without credentials, with TLS', 'esdb://one:2113', 'names no user and password'],
    ['of another kind', 'http://user:hush@one:2113', 'it is written esdb://'],
    ['with an @ in its password', 'esdb://user:hu@sh@one:2113', 'it is written esdb://'],
    ['with a % in its password', 'esdb://user:hush%@one:2113', '%25'],
    ['with an option of somebody else', 'esdb://user:hush@one:2113?hush=hush', 'option hush'],
    [
      'that asks the client to hide conflicts',
      'esdb://u:hush@one?throwOnAppendFailure=false',
      'throwOnAppendF',
    ],
    ['that asks for no check of certificates', 'esdb://u:hush@one?tlsVerifyCert=false', 'tlsVerifyCert'],
  ])('is refused %s', (_what, url, complaint) => {
    const parse = () => parseConnectionUrl(url);
    expect(parse).toThrow(LogUnavailableError);
    expect(parse).toThrow(complaint);
    expect(parse).not.toThrow(/:hu/);
  });
});
