import { Retention, type RetentionEvent } from './retention.js';
import { StreamNames } from './stream-names.js';

const metadata = (stream: string, data: unknown): RetentionEvent => ({
  streamId: `$$${stream}`,
  type: '$metadata',
  data,
});
const tombstone = (streamId: string): RetentionEvent => ({
  streamId,
  type: '$streamDeleted',
  data: new Uint8Array(),
});

function violationsIn(namespace: string, events: readonly RetentionEvent[]): string[] {
  const retention = new Retention(new StreamNames(namespace));
  for (const event of events) retention.see(event);
  return retention.violations();
}

const violationsOf = (...events: RetentionEvent[]) => violationsIn('', events);

describe('the check that a log keeps the ledger', () => {
  it.each(['$maxAge', '$maxCount', '$tb'])('finds a stream that sets %s', (limit) => {
    expect(violationsOf(metadata('ledger-a', { [limit]: 5 }))).toEqual([`ledger-a sets ${limit}`]);
    expect(violationsOf(metadata('ops-a', { [limit]: 5 }))).toEqual([`ops-a sets ${limit}`]);
  });

  it('finds a stream that was deleted, softly or for good', () => {
    expect(violationsOf(metadata('ledger-a', { $tb: Number.MAX_SAFE_INTEGER }))).toEqual([
      'ledger-a sets $tb',
    ]);
    expect(violationsOf(tombstone('ledger-a'))).toEqual(['ledger-a is deleted']);
    const both = [metadata('ledger-a', { $maxCount: 1 }), tombstone('ledger-a')];
    expect(violationsOf(...both)).toEqual(['ledger-a is deleted']);
  });

  it('goes by the latest word on a stream', () => {
    const set = metadata('ledger-a', { $maxAge: 60, $tb: 3 });
    expect(violationsOf(set)).toEqual(['ledger-a sets $maxAge, $tb']);
    expect(violationsOf(set, metadata('ledger-a', {}))).toEqual([]);
    expect(violationsOf(set, metadata('ledger-a', { $tb: null }))).toEqual([]);
    expect(violationsOf(metadata('ledger-a', {}), set)).toHaveLength(1);
    expect(violationsOf(tombstone('ledger-a'), metadata('ledger-a', {}))).toHaveLength(1);
  });

  it('minds neither other metadata nor the streams of others', () => {
    expect(violationsOf(metadata('ledger-a', { $acl: { $r: 'nodes' }, owner: 'x' }))).toEqual([]);
    expect(violationsOf(metadata('orders-1', { $maxAge: 1 }), tombstone('orders-1'))).toEqual([]);
    expect(violationsOf(metadata('$$ledger-a', { $maxCount: 1 }))).toEqual([]);
  });

  it('minds the streams of its own ledger alone on a server that several share', () => {
    const events = [
      metadata('ledger-a', { $maxAge: 1 }),
      tombstone('ops-a'),
      metadata('north-ledger-a', { $maxCount: 1 }),
      tombstone('north-ops-a'),
    ];
    expect(violationsIn('north-', events)).toEqual(['ops-a is deleted', 'ledger-a sets $maxCount']);
    expect(violationsIn('', events)).toEqual(['ops-a is deleted', 'ledger-a sets $maxAge']);
    expect(violationsIn('south-', events)).toEqual([]);
  });

  it('reads metadata that its writer did not call JSON, as the server does', () => {
    expect(violationsOf(metadata('ledger-a', Buffer.from('{"$maxCount":9}')))).toEqual([
      'ledger-a sets $maxCount',
    ]);
    expect(violationsOf(metadata('ledger-a', Buffer.from('nonsense')))).toEqual([]);
  });
});
