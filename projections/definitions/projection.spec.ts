import type { GroupDefined } from '../../src/domain/groups/events.js';
import type { MeasureDefined } from '../../src/domain/measures/events.js';
import { groupId, measureId } from '../../src/ids/derived-ids.js';
import { at, NOW, TestLedger } from '../../test/support/read-models/ledger.js';
import { NOTHING_COMMON } from '../../test/support/samples.js';
import { GetGroup, GetMeasure, ListGroups, ListMeasures } from './queries.js';

const measure = (family: string, code: string): MeasureDefined => ({
  kind: 'measure-defined',
  data: {
    ...NOTHING_COMMON,
    code,
    family,
    unit: 'ha',
    accumulation: 'period',
    basis: 'derived',
    decimals: 1,
    label: null,
  },
});
const group: GroupDefined = {
  kind: 'group-defined',
  data: { ...NOTHING_COMMON, code: 'paramedics', label: 'Medics', scheme: 'role', within: 'medical_staff' },
};
const BURNT = measureId('damage', 'burnt');

describe('measures and groups', () => {
  let ledger: TestLedger;

  /** Sequences 1 to 3 define two measures of damage and one of rescue, 4 a group. */
  beforeAll(async () => {
    ledger = await TestLedger.open();
    ledger.recordsAt('2025-10-22T06:00:00.000Z');
    await ledger.record(BURNT, measure('damage', 'burnt'));
    await ledger.record(measureId('damage', 'flooded'), measure('damage', 'flooded'));
    await ledger.record(measureId('rescue', 'searched'), measure('rescue', 'searched'));
    await ledger.record(groupId('paramedics'), group);
  });
  afterAll(() => ledger.close());

  const listed = async (family: string | null, limit: number, after: number | null, sequence = 4) => {
    const page = await ledger.ask(new ListMeasures({ family }, at(sequence), limit, after));
    return { codes: page.items.map(({ code }) => code), next: page.next };
  };

  it('are there from their definitions on, whatever had been stated', async () => {
    expect(await ledger.ask(new GetMeasure(BURNT, at(0)))).toBeNull();
    const early = at(1, '2020-01-01T00:00:00.000Z');
    expect(await ledger.ask(new GetMeasure(BURNT, early))).toEqual({
      ...NOTHING_COMMON,
      noticeId: undefined,
      id: BURNT,
      code: 'burnt',
      label: 'Burnt',
      builtIn: false,
      family: 'damage',
      unit: 'ha',
      accumulation: 'period',
      basis: 'derived',
      decimals: 1,
      revision: 0,
      recordedAt: '2025-10-22T06:00:00.000Z',
      actor: 'analyst-1',
    });
    expect(await ledger.ask(new GetGroup(groupId('paramedics'), NOW))).toMatchObject({
      label: 'Medics',
      scheme: 'role',
      within: 'medical_staff',
    });
    expect((await listed('damage', 10, null, 1)).codes).toEqual(['destroyed', 'damaged', 'burnt']);
  });

  it('are listed page by page across what is built in and what is defined', async () => {
    const first = await listed('damage', 1, null);
    expect(first.codes).toEqual(['destroyed']);
    const second = await listed('damage', 2, first.next);
    expect(second.codes).toEqual(['damaged', 'burnt']);
    expect(await listed('damage', 2, second.next)).toEqual({ codes: ['flooded'], next: null });
    // A page that ends with the last that is built in knows that more come.
    const edge = await listed('rescue', 2, null);
    expect(edge.codes).toEqual(['rescued', 'evacuated']);
    expect(await listed('rescue', 2, edge.next)).toEqual({ codes: ['searched'], next: null });
  });

  it('are the same when they are built again', async () => {
    const all = async (of: TestLedger) =>
      JSON.stringify([
        await of.ask(new ListMeasures({}, NOW, 1_000, null)),
        await of.ask(new ListGroups(NOW, 1_000, null)),
      ]);
    const again = await TestLedger.open(ledger.log);
    expect(await all(again)).toBe(await all(ledger));
    await again.close();
  });
});
