import type * as categories from '../../domain/catalogue/categories.js';
import { MemoryEventStore } from '../../event-store/memory/index.js';
import type { JsonObject } from '../../event-store/port/index.js';
import { NoticeCauses } from './notice-causes.js';

jest.mock('../../domain/catalogue/categories.js', () => {
  const actual = jest.requireActual<typeof categories>('../../domain/catalogue/categories.js');
  const known = actual.CATEGORIES as categories.Category[];
  if (!known.some(({ name }) => name === 'notice')) {
    known.push({ name: 'notice', collection: 'notices', family: null, events: {} });
  }
  return actual;
});

const [REBASED, TAKEN_BACK, ODD, NOWHERE] = [1, 2, 3, 4].map(
  (number) => `00000000-0000-4000-8000-00000000000${number}`,
) as [string, string, string, string];

describe('the cause of a notice', () => {
  const log = new MemoryEventStore();
  const causes = new NoticeCauses(log);
  let next = 10;

  const append = async (id: string, ...events: [string, JsonObject][]) => {
    const stored = events.map(([type, data]) => ({
      id: `00000000-0000-4000-8000-0000000000${next++}`,
      type: `conflict-ledger.${type}.v1`,
      data,
      metadata: {},
    }));
    await log.append(`ledger-notice-${id}`, stored, 'no_stream');
  };

  beforeAll(async () => {
    await log.open();
    await append(REBASED, ['notice-recorded', { cause: 'counter_rebased' }]);
    await append(
      TAKEN_BACK,
      ['notice-recorded', { cause: 'counter_rebased' }],
      ['notice-retracted', { reason: 'it was none' }],
    );
    await append(ODD, ['notice-recorded', { cause: 'no cause that is known' }]);
  });

  it.each([
    ['counter_rebased', REBASED],
    [null, TAKEN_BACK],
    [null, ODD],
    [null, NOWHERE],
  ])('is %s', async (cause, id) => {
    expect(await causes.causeOf(id)).toBe(cause);
  });
});
