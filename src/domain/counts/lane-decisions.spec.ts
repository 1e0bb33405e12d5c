import { best, figure, MAYOR, OFFICIALS, statement } from '../../../test/support/samples.js';
import type { CountEvent } from './events.js';
import { publishCell, type PublishCell, type StatedCell } from './lane-decisions.js';
import { type CountState, evolveCount, inForce, laneAt, standingClaims } from './state.js';

const DAILY = '018f3c2a-0000-7000-8000-0000000000d1';
const WEEKLY = '018f3c2a-0000-7000-8000-0000000000d2';
const GAZA = '018f3c2a-0000-7000-8000-0000000000e1';

const atNoon = (day: number) => `2024-01-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const vintage = (number: number, day = number) => ({ number, statement: statement(OFFICIALS, atNoon(day)) });
const cell = (value: number): StatedCell => ({
  key: ['2023-10-07'],
  column: 'killed',
  values: { killed: value },
  figure: best(value),
  warnings: [],
});
const quantity = {
  subject: { type: 'situation', id: GAZA },
  measure: 'killed',
  group: 'all',
  period: '2023-10-07',
  running: false,
  dating: 'reported',
  unit: 'people',
} as const;

const says = (value: number | null, number: number, more: Partial<PublishCell> = {}): PublishCell => ({
  seriesId: DAILY,
  vintage: vintage(number),
  next: null,
  presentName: (name) => name,
  nameEver: (name) => name,
  cell: value === null ? null : cell(value),
  quantity: value === null ? null : quantity,
  cause: null,
  noticeId: null,
  actor: 'rita',
  ...more,
});

/** A count as what happened to it left it. */
class Story {
  state: CountState | null = null;
  private revision = -1;

  publish(command: PublishCell): CountEvent[] {
    return this.happens(...publishCell(this.state, command));
  }

  happens(...events: CountEvent[]): CountEvent[] {
    for (const event of events) {
      this.revision += 1;
      this.state = evolveCount(this.state, { event, revision: this.revision, actor: 'rita' });
    }
    return events;
  }

  get count(): CountState {
    if (!this.state) throw new Error('nothing happened');
    return this.state;
  }

  inLane(day: number, seriesId = DAILY): unknown {
    const held = laneAt(this.count, seriesId, atNoon(day));
    return held && held.cell.change !== 'vanished' ? held.cell.values['killed'] : null;
  }
}

/** An analyst sets the figure right, on a day. */
const corrected = (value: number, day: number): CountEvent => ({
  kind: 'count-amended',
  data: {
    note: null,
    codes: {},
    noticeId: null,
    figure: best(value),
    before: { status: 'active', revision: 0, figure: best(6) },
    cause: 'recording_error',
    reason: 'the table has a slip',
    statement: statement(MAYOR, atNoon(day)),
    corrects: null,
    effectiveAt: atNoon(day),
    warnings: [],
  },
});

describe('a cell of a series', () => {
  it('that appears is a report, that changes an amendment, that vanishes a retraction, that comes back a report', () => {
    const story = new Story();
    expect(story.publish(says(6, 1))).toEqual([
      expect.objectContaining({
        kind: 'count-reported',
        data: expect.objectContaining({
          ...quantity,
          figure: best(6),
          before: { status: 'none' },
          effectiveAt: atNoon(1),
          cell: {
            seriesId: DAILY,
            vintage: 1,
            change: 'appeared',
            key: ['2023-10-07'],
            column: 'killed',
            values: { killed: 6 },
          },
        }),
      }),
    ]);
    expect(story.publish(says(7, 2))).toEqual([
      expect.objectContaining({
        kind: 'count-amended',
        data: expect.objectContaining({
          figure: best(7),
          before: { status: 'active', revision: 0, figure: best(6) },
          cause: 'source_revised',
          effectiveAt: atNoon(2),
        }),
      }),
    ]);
    const [gone] = story.publish(says(null, 3));
    expect(gone).toMatchObject({
      kind: 'count-retracted',
      data: { cause: 'source_retracted', cell: { change: 'vanished', vintage: 3, values: {} } },
    });
    expect(story.publish(says(7, 4))).toMatchObject([
      { kind: 'count-reported', data: { before: { status: 'retracted', revision: 2, lastFigure: best(7) } } },
    ]);
    expect([1, 2, 3, 4].map((day) => story.inLane(day))).toEqual([6, 7, null, 7]);
  });

  it('that stays as it was says nothing', () => {
    const story = new Story();
    story.publish(says(6, 1));
    expect(story.publish(says(6, 2))).toEqual([]);
    expect(story.publish(says(6, 1))).toEqual([]);
  });

  it('is compared under the present names of columns', () => {
    const story = new Story();
    story.publish(says(6, 1));
    const renamed = { ...cell(6), column: 'dead', values: { dead: 6 } };
    expect(story.publish(says(6, 2, { cell: renamed, nameEver: () => 'dead' }))).toEqual([]);
    expect(story.publish(says(6, 2, { cell: renamed }))).toHaveLength(1);
  });

  it('of a running series develops, unless somebody says why', () => {
    const running = { ...quantity, running: true, period: null };
    const story = new Story();
    story.publish(says(6, 1, { quantity: running }));
    expect(story.publish(says(7, 2, { quantity: running }))).toMatchObject([
      { data: { cause: 'developed' } },
    ]);
    const why = says(8, 3, { quantity: running, cause: 'method_changed' });
    expect(story.publish(why)).toMatchObject([{ data: { cause: 'method_changed' } }]);
  });

  it('warns of a period after it was stated', () => {
    const later = says(6, 1, { quantity: { ...quantity, period: '2032-10-07' } });
    expect(publishCell(null, later)).toMatchObject([
      { data: { warnings: [{ code: 'stated-before-occurred' }] } },
    ]);
  });
});

describe('where the figure in force is not of the series', () => {
  it('a cell is a claim, and the figure stays', () => {
    const story = new Story();
    story.publish(says(6, 1));
    story.happens(corrected(5, 2));
    expect(story.publish(says(6, 3))).toEqual([]);
    expect(story.publish(says(7, 4))).toMatchObject([
      { kind: 'claim-recorded', data: { figure: best(7), warnings: [{ code: 'not-in-force' }] } },
    ]);
    expect(inForce(story.count).figure).toEqual(best(5));
    expect(story.inLane(4)).toBe(7);
    expect(story.publish(says(null, 5))).toMatchObject([
      { kind: 'claim-retracted', data: { claim: 2, lastFigure: best(7), cell: { change: 'vanished' } } },
    ]);
    expect(inForce(story.count).figure).toEqual(best(5));
    // What the analyst said of the mayor stands; nothing of the series does.
    expect(standingClaims(story.count).map(({ seriesId }) => seriesId)).toEqual([null]);
  });

  it('two series on one count change neither', () => {
    const story = new Story();
    story.publish(says(6, 1));
    expect(story.publish(says(9, 2, { seriesId: WEEKLY }))).toMatchObject([{ kind: 'claim-recorded' }]);
    expect(story.publish(says(7, 3))).toMatchObject([{ kind: 'count-amended' }]);
    expect(new Set(standingClaims(story.count).map(({ figure: said }) => said?.best))).toEqual(
      new Set([9, 7]),
    );
    story.publish(says(null, 4));
    expect(standingClaims(story.count).map(({ figure: said }) => said)).toEqual([best(9)]);
    expect([story.inLane(4), story.inLane(4, WEEKLY)]).toEqual([null, 9]);
  });

  it('a claim of it that somebody adopts makes the figure its own again', () => {
    const story = new Story();
    story.publish(says(6, 1));
    story.happens(corrected(5, 2));
    story.publish(says(7, 3));
    story.happens({
      kind: 'claim-adopted',
      data: {
        note: null,
        codes: {},
        noticeId: null,
        claim: 2,
        figure: best(7),
        before: { status: 'active', revision: 1, figure: best(5) },
        reason: 'the table is right again',
        statement: statement(OFFICIALS, atNoon(3)),
        effectiveAt: atNoon(3),
        warnings: [],
      },
    });
    expect(story.publish(says(8, 4))).toMatchObject([{ kind: 'count-amended', data: { figure: best(8) } }]);
  });
});

describe('a vintage that is found late', () => {
  it('stands where it was stated, and what the next one left as it was is said again there', () => {
    const story = new Story();
    story.publish(says(6, 1, { vintage: vintage(1, 1) }));
    // Vintage 2 of day 5 said 6 too, so it made no entry. Vintage 3 is of day 3.
    const found = story.publish(says(9, 3, { vintage: vintage(3, 3), next: vintage(2, 5) }));
    expect(found).toMatchObject([
      { kind: 'count-amended', data: { figure: best(9), effectiveAt: atNoon(3), cell: { vintage: 3 } } },
      {
        kind: 'count-amended',
        data: {
          figure: best(6),
          before: { status: 'active', revision: 1, figure: best(9) },
          effectiveAt: atNoon(5),
          cell: { vintage: 2, change: 'changed' },
        },
      },
    ]);
    expect([1, 3, 5].map((day) => story.inLane(day))).toEqual([6, 9, 6]);
    expect(inForce(story.count).figure).toEqual(best(6));
  });

  it('says nothing again where the next one said something of its own', () => {
    const story = new Story();
    story.publish(says(6, 1));
    story.publish(says(8, 2, { vintage: vintage(2, 5) }));
    const found = story.publish(says(7, 3, { vintage: vintage(3, 3), next: vintage(2, 5) }));
    expect(found).toMatchObject([{ data: { figure: best(7), effectiveAt: atNoon(3) } }]);
    expect([1, 3, 5].map((day) => story.inLane(day))).toEqual([6, 7, 8]);
    expect(inForce(story.count).figure).toEqual(best(8));
  });

  it('may lack what stands before and after it, and have what neither has', () => {
    const lacking = new Story();
    lacking.publish(says(6, 1));
    lacking.publish(says(null, 3, { vintage: vintage(3, 3), next: vintage(2, 5) }));
    expect([1, 3, 5].map((day) => lacking.inLane(day))).toEqual([6, null, 6]);
    expect(inForce(lacking.count)).toMatchObject({ status: 'active', figure: best(6) });
    expect(standingClaims(lacking.count)).toHaveLength(1);

    const having = new Story();
    having.publish(says(6, 3, { vintage: vintage(3, 3), next: vintage(2, 5) }));
    expect([1, 3, 5].map((day) => having.inLane(day))).toEqual([null, 6, null]);
    expect(inForce(having.count).status).toBe('retracted');
    expect(standingClaims(having.count)).toEqual([]);
  });

  it('is not in force where an analyst decided before it', () => {
    const story = new Story();
    story.publish(says(6, 1));
    story.happens(corrected(5, 2));
    const found = story.publish(says(9, 3, { vintage: vintage(3, 3), next: vintage(2, 5) }));
    expect(found.map(({ kind }) => kind)).toEqual(['claim-recorded', 'claim-recorded']);
    expect(inForce(story.count).figure).toEqual(best(5));
  });
});

it('of a cell that only a qualifier holds, the words are the figure', () => {
  const words = figure({ asStated: 'more' });
  const odd = { ...cell(0), values: { 'killed*': 'more' }, figure: words };
  expect(publishCell(null, says(0, 1, { cell: odd }))).toMatchObject([
    { kind: 'count-reported', data: { figure: words, cell: { values: { 'killed*': 'more' } } } },
  ]);
});
