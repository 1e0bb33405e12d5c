import type { JsonObject } from '../../../src/event-store/port/index.js';
import { asGiven, newEvent, type Fixture } from './fixture.js';

/** What goes in comes out: data and metadata as JSON gives them back. */
export function describePayloads(fixture: () => Fixture): void {
  describe('what an event holds', () => {
    const payloads: [name: string, payload: JsonObject][] = [
      ['nothing', {}],
      ['nulls at every depth', { a: null, b: { c: null, d: [null, { e: null }] }, f: [], g: {} }],
      ['zero, false and the empty text', { zero: 0, no: false, text: '', list: [0, false, ''] }],
      [
        'numbers',
        { tiny: 5e-324, huge: 1.7976931348623157e308, third: 0.1, whole: 9007199254740991, minus: -298 },
      ],
      ['emoji and signs beyond the basic plane', { text: '🇺🇦 👩‍👩‍👧‍👦 𝔘𝔫𝔦', '🗝️': '𓀀' }],
      [
        'the character NUL and other controls',
        { text: 'a\u0000b\u0001\u001f\u007f\u2028\u2029', '\u0000': '\u0000' },
      ],
      [
        'text from right to left',
        { text: 'قُتل ستة على الأقل', mixed: '\u202bשלום\u202c (6)', marks: '\u200f\u200e' },
      ],
      ['letters with combining marks, not made one', { composed: '\u00e9', apart: 'e\u0301' }],
      ['what JSON escapes', { text: '"\\/\b\f\n\r\t', 'a "key" with \\': 1 }],
      ['an empty name and names like numbers', { '': 1, '0': 2, '-1': 3, length: 4, constructor: 5 }],
      ['a surrogate without its pair', { high: 'a\ud83d', low: '\udc00b', swapped: '\udc00\ud83d' }],
    ];

    it.each(payloads)('gives back %s', async (_name, payload) => {
      const { store } = fixture();
      const stream = fixture().ledger();
      const event = newEvent({ payload }, { payload });
      await store.append(stream, [event], 'no_stream');
      expect((await store.readStream(stream)).map(asGiven)).toEqual([event]);
      expect((await fixture().ownEvents()).map(asGiven)).toEqual([event]);
    });

    it('keeps the order of members', async () => {
      const { store } = fixture();
      const stream = fixture().ledger();
      await store.append(stream, [newEvent({ z: 1, a: 2, m: { y: 1, b: 2 } })], 'no_stream');
      const [event] = await store.readStream(stream);
      expect(JSON.stringify(event!.data)).toBe('{"z":1,"a":2,"m":{"y":1,"b":2}}');
    });

    it('gives back any stream name and type', async () => {
      const { store } = fixture();
      const stream = fixture().ledger('Київ/דרום?a=1&b=%20 "q" 🗺️');
      const event = { ...newEvent(), type: 'тип 🧾 “v1”' };
      await store.append(stream, [event], 'no_stream');
      const [stored] = await store.readStream(stream);
      expect(stored).toEqual({ ...event, stream, revision: 0n });
    });

    it('holds what was given, whatever its giver or a reader does to it later', async () => {
      const { store } = fixture();
      const stream = fixture().ledger();
      const data = { figures: [6] };
      await store.append(stream, [newEvent(data)], 'no_stream');
      data.figures.push(298);
      const [read] = await store.readStream(stream);
      (read!.data as typeof data).figures.push(299);
      const [again] = await store.readStream(stream);
      expect(again!.data).toEqual({ figures: [6] });
    });
  });
}
