import { RevisionConflictError, type EventStore } from '../../../src/event-store/port/index.js';
import { newEvent, newEvents, type Fixture } from './fixture.js';

const WRITERS = 16;

/** Several writers at one stream: the expected revision is the only lock there is. */
export function describeRaces(fixture: () => Fixture): void {
  describe('writers at one stream', () => {
    it('lets exactly one of sixteen win each revision', async () => {
      const { store } = fixture();
      const stream = fixture().ledger();
      for (let round = 0; round < 8; round += 1) {
        const expected = round === 0 ? 'no_stream' : BigInt(round - 1);
        const attempts = Array.from({ length: WRITERS }, (_, writer) =>
          store.append(stream, [newEvent({ round, writer })], expected),
        );
        const outcomes = await Promise.allSettled(attempts);
        const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
        expect(lost).toHaveLength(WRITERS - 1);
        for (const reason of lost) expect(reason).toBeInstanceOf(RevisionConflictError);
        const [winner] = await store.readStream(stream, { from: BigInt(round) });
        expect(outcomes.findIndex(({ status }) => status === 'fulfilled')).toBe(winner!.data.writer);
      }
      expect(await store.readStream(stream)).toHaveLength(8);
    });

    it('loses no event of writers who try again after a conflict', async () => {
      const { store } = fixture();
      const stream = fixture().ledger();
      await store.append(stream, newEvents(1), 'no_stream');
      const each = 4;
      const wanted = Array.from({ length: WRITERS }, (_, writer) =>
        Array.from({ length: each }, (_item, n) => ({ writer, n })),
      );
      await Promise.all(
        wanted.map(async (data) => {
          for (const item of data) await appendAtHead(store, stream, item);
        }),
      );

      const found = (await store.readStream(stream, { from: 1n })).map(({ data }) => data);
      expect(found).toHaveLength(WRITERS * each);
      for (const [writer, data] of wanted.entries()) {
        expect(found.filter((item) => item.writer === writer)).toEqual(data);
      }
    });
  });
}

/** What a command does: reads where the stream is, appends there, and begins again when it came too late. */
async function appendAtHead(
  store: EventStore,
  stream: string,
  data: { writer: number; n: number },
): Promise<void> {
  const event = newEvent(data);
  for (;;) {
    const [head] = await store.readStream(stream, { direction: 'backward', limit: 1 });
    const [outcome] = await Promise.allSettled([store.append(stream, [event], head!.revision)]);
    if (outcome.status === 'fulfilled') return;
    if (!(outcome.reason instanceof RevisionConflictError)) throw outcome.reason;
  }
}
