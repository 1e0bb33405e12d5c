import { StreamNames } from './stream-names.js';

describe('the names of a ledger’s streams on the server', () => {
  const plain = new StreamNames('');
  const north = new StreamNames('north-');

  it('are the port’s own without a namespace', () => {
    expect(plain.onServer('ledger-a')).toBe('ledger-a');
    expect(plain.countedPrefixes).toEqual(['ledger-', 'ops-']);
  });

  it('count when they are the ledger’s or the operators’', () => {
    const streams = ['ledger-a', 'ops-a', '$$ledger-a', 'ledger', 'Ledger-a', '$stats', 'my-ledger-a'];
    expect(streams.map((stream) => plain.ofServer(stream)).filter(Boolean)).toEqual(['ledger-a', 'ops-a']);
  });

  it('begin with the namespace, which the port does not see', () => {
    expect(north.onServer('ledger-a')).toBe('north-ledger-a');
    expect(north.ofServer('north-ledger-a')).toBe('ledger-a');
    expect(north.ofServer('north-ops-a')).toBe('ops-a');
    expect(north.countedPrefixes).toEqual(['north-ledger-', 'north-ops-']);
  });

  it('do not count for another ledger', () => {
    const others = ['ledger-a', 'south-ledger-a', 'up-north-ledger-a', 'north-orders', 'north-'];
    expect(others.map((stream) => north.ofServer(stream))).toEqual(others.map(() => null));
    expect(plain.ofServer('north-ledger-a')).toBeNull();
  });

  it.each(['$', '$$', 'ledger-', 'ops-b-', 'north-ledger-'])(
    'cannot begin with %p: others would take them for theirs',
    (namespace) => expect(() => new StreamNames(namespace)).toThrow(RangeError),
  );
});
