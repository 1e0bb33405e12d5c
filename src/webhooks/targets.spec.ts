import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { checkTarget, isPublicAddress, publicLookup, TargetRefusedError } from './targets.js';

describe('an address', () => {
  test.each(['8.8.8.8', '93.184.215.14', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ['this machine', '127.0.0.1'],
    ['this machine', '127.8.9.10'],
    ['this machine', '::1'],
    ['this machine, mapped', '::ffff:127.0.0.1'],
    ['a public one, mapped', '::ffff:8.8.8.8'],
    ['this machine, compatible', '::127.0.0.1'],
    ['no address', '0.0.0.0'],
    ['no address', '::'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.0.1'],
    ['a private network', '192.168.1.1'],
    ['a carrier’s network', '100.64.0.1'],
    ['the link, where clouds keep secrets', '169.254.169.254'],
    ['the link', 'fe80::1'],
    ['a private network', 'fd00:ec2::254'],
    ['a private network, of old', 'fec0::1'],
    ['many', '224.0.0.1'],
    ['many', 'ff02::1'],
    ['all', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['documentation', '2001:db8::1'],
    ['benchmarks', '198.18.0.1'],
    ['one of IPv4, translated', '64:ff9b::7f00:1'],
    ['one of IPv4, in 6to4', '2002:7f00:1::'],
    ['one of IPv4, in Teredo', '2001:0:7f00:1::'],
    ['nothing', 'example.org'],
    ['nothing', ''],
  ])('that is %s (%s) is not', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

function refusalOf(url: string, allowPrivate = false): string | null {
  try {
    checkTarget(new URL(url), allowPrivate);
    return null;
  } catch (error) {
    if (error instanceof TargetRefusedError) return error.message;
    throw error;
  }
}

describe('a target', () => {
  test.each(['https://example.org/hook?token=x', 'https://8.8.8.8:8443/', 'https://[2606:4700::1111]/'])(
    '%s is taken',
    (url) => expect(refusalOf(url)).toBeNull(),
  );

  test.each([
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://2130706433/',
    'https://127.1./',
    'https://１２７.０.０.１/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.1.2.3:8443/',
    'https://[fd00::1]/',
    'https://0/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://any.localhost:9000/',
  ])('%s is refused unless it is allowed', (url) => {
    expect(refusalOf(url)).toMatch(/private network/);
    expect(refusalOf(url, true)).toBeNull();
  });

  test('has TLS unless it need not', () => {
    expect(refusalOf('http://example.org/')).toBe('must be an https address');
    expect(refusalOf('http://example.org/', true)).toBeNull();
  });

  test.each([
    ['ftp://example.org/', /https/],
    ['https://user@example.org/', /user or a password/],
    ['https://:secret@example.org/', /user or a password/],
    ['https://example.org/#part', /fragment/],
  ])('%s is never taken, and the refusal does not repeat it', (url, why) => {
    expect(refusalOf(url)).toMatch(why);
    expect(refusalOf(url, true)).toMatch(why);
    expect(refusalOf(url)).not.toContain('secret');
  });
});

describe('a name', () => {
  type Resolve = Parameters<typeof publicLookup>[0];
  const resolvingTo = (...addresses: string[]) =>
    ((_name: string, _options: LookupAllOptions, callback: (error: null, found: LookupAddress[]) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as Resolve;
  const lookup = (resolve: Resolve, options = {}) => {
    const { promise, resolve: answer } = Promise.withResolvers<unknown[]>();
    publicLookup(resolve)('example.org', options, (...answered) => answer(answered));
    return promise;
  };

  test('is connected to at what it resolves to now', async () => {
    const resolve = resolvingTo('8.8.8.8', '2606:4700::1111');
    expect(await lookup(resolve)).toEqual([null, '8.8.8.8', 4]);
    expect(await lookup(resolve, { all: true })).toEqual([
      null,
      [
        { address: '8.8.8.8', family: 4 },
        { address: '2606:4700::1111', family: 6 },
      ],
    ]);
  });

  test.each([['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::ffff:10.0.0.1', '8.8.8.8'], []])(
    'that resolves to [%s %s] is not connected to',
    async (...addresses) => {
      const [error] = await lookup(resolvingTo(...addresses.filter((address) => address !== undefined)), {
        all: true,
      });
      expect(error).toBeInstanceOf(TargetRefusedError);
    },
  );

  test('that nobody knows says so', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    const resolve = ((_name: string, _options: LookupAllOptions, callback: (error: Error) => void) =>
      callback(unknown)) as Resolve;
    expect((await lookup(resolve))[0]).toBe(unknown);
  });
});
