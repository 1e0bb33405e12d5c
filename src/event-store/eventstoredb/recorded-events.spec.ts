import type { RecordedEvent } from '@eventstore/db-client';
import { LogRefusedError } from '../port/index.js';
import { START } from './place.js';
import { toLogEvent, toStoredEvent } from './recorded-events.js';

const RECORDED: RecordedEvent = {
  streamId: 'north-ledger-casualty-count-a',
  id: 'a3bb189e-8bf9-4888-9912-ace4e6543002',
  revision: 4n,
  type: 'conflict-ledger.casualty-count-amended.v1',
  isJson: true,
  created: new Date('2026-03-01T10:00:00.000Z'),
  data: { low: 6 },
  metadata: { actor: 'x' },
};

const STREAM = 'ledger-casualty-count-a';

describe('an event as EventStoreDB recorded it', () => {
  const place = { position: { commit: 9n, prepare: 9n }, sequence: 7, recordedAt: 1_772_359_200_000 };

  it('is the port’s event, with what was counted up to it', () => {
    expect(toLogEvent(RECORDED, STREAM, place)).toEqual({
      id: RECORDED.id,
      type: RECORDED.type,
      data: { low: 6 },
      metadata: { actor: 'x' },
      stream: STREAM,
      revision: 4n,
      sequence: 7,
      recordedAt: '2026-03-01T10:00:00.000Z',
      checkpoint: '9.9.7.1772359200000',
    });
  });

  it('has no sequence in a stream of the operators', () => {
    expect(toLogEvent(RECORDED, 'ops-a', place).sequence).toBeNull();
  });

  it('has empty metadata when its writer gave none', () => {
    expect(toStoredEvent({ ...RECORDED, metadata: undefined }, STREAM).metadata).toEqual({});
  });

  it.each<[what: string, event: Partial<RecordedEvent>]>([
    ['bytes', { isJson: false, data: new Uint8Array([1]) }],
    ['JSON that is no object', { data: [1] }],
    ['text that is not JSON', { data: '{' }],
    ['metadata that are bytes', { metadata: new Uint8Array([1]) }],
    ['the mark of a deleted stream', { type: '$streamDeleted', isJson: false }],
  ])('is refused when it holds %s', (_what, event) => {
    const strange = { ...RECORDED, ...event } as RecordedEvent;
    expect(() => toLogEvent(strange, STREAM, START)).toThrow(LogRefusedError);
    expect(() => toLogEvent(strange, STREAM, START)).toThrow(`stream ${STREAM} `);
  });
});
