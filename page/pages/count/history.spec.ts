import type { Claim, Revision } from '../../ledger/answers.js';
import { lanes, movement } from './history.js';

const figure = (best: number) => ({ low: null, best, high: null, approximate: false, asStated: null });

/** An entry that set a figure: stated, and recorded a day later unless it says otherwise. */
function entry(
  revision: number,
  best: number | null,
  stated: string,
  more: Partial<Revision> = {},
): Revision {
  return {
    revision,
    sequence: revision + 1,
    type: 'conflict-ledger.casualty-count-amended.v1',
    status: 'active',
    figure: best === null ? null : figure(best),
    statedAt: stated,
    effectiveAt: stated,
    recordedAt: `2025-11-0${revision + 1}T00:00:00.000Z`,
    previousStatus: revision === 0 ? 'none' : 'active',
    claim: null,
    sourceId: 'ministry',
    ...more,
  } as Revision;
}

const short = (stretches: ReturnType<typeof movement>) =>
  stretches.map(({ from, to, state, figure: said }) => [
    new Date(from).toISOString().slice(0, 10),
    to === null ? null : new Date(to).toISOString().slice(0, 10),
    state === 'reported' ? said?.best : state,
  ]);

describe('how a figure moved', () => {
  const REPORT = entry(0, 6, '2025-10-22T00:00:00.000Z');
  const LATER = entry(1, 9, '2025-10-24T00:00:00.000Z');
  /** Recorded last, about a day between the two. */
  const BETWEEN = entry(2, 7, '2025-10-23T00:00:00.000Z');

  test('in stated time has what was recorded late in its place', () => {
    expect(short(movement([REPORT, LATER, BETWEEN], 'stated'))).toEqual([
      ['2025-10-22', '2025-10-23', 6],
      ['2025-10-23', '2025-10-24', 7],
      ['2025-10-24', null, 9],
    ]);
  });

  test('in recorded time is not moved by what was recorded late about earlier', () => {
    expect(short(movement([REPORT, LATER, BETWEEN], 'recorded'))).toEqual([
      ['2025-11-01', '2025-11-02', 6],
      ['2025-11-02', null, 9],
    ]);
  });

  test('has what sets an earlier entry right instead of it', () => {
    const right = entry(2, 8, '2025-10-30T00:00:00.000Z', { effectiveAt: REPORT.effectiveAt, corrects: 0 });
    expect(short(movement([REPORT, LATER, right], 'stated'))).toEqual([
      ['2025-10-22', '2025-10-24', 8],
      ['2025-10-24', null, 9],
    ]);
  });

  test('keeps a retraction, what is not known, and zero apart', () => {
    const entries = [
      REPORT,
      entry(1, null, '2025-10-23T00:00:00.000Z'),
      entry(2, 0, '2025-10-24T00:00:00.000Z'),
      entry(3, null, '2025-10-25T00:00:00.000Z', { status: 'retracted', figure: undefined }),
    ];
    expect(short(movement(entries, 'stated')).map(([, , said]) => said)).toEqual([
      6,
      'unknown',
      0,
      'retracted',
    ]);
  });

  test('is not moved by a claim or a proposal', () => {
    const claim = entry(1, 99, '2025-10-23T00:00:00.000Z', { previousStatus: undefined });
    expect(short(movement([REPORT, claim], 'stated'))).toEqual([['2025-10-22', null, 6]]);
  });
});

describe('what a source claimed', () => {
  test('holds until its next claim, and ends where it is taken back', () => {
    const claim = (revision: number, best: number, stated: string) =>
      ({ revision, sourceId: 'paper', figure: figure(best), statedAt: stated, recordedAt: stated }) as Claim;
    const takenBack = entry(5, null, '2025-10-25T00:00:00.000Z', {
      type: 'conflict-ledger.casualty-claim-retracted.v1',
      previousStatus: undefined,
      claim: 2,
    });
    const [lane] = lanes(
      [claim(1, 8, '2025-10-22T00:00:00.000Z'), claim(2, 11, '2025-10-23T00:00:00.000Z')],
      [takenBack],
      'stated',
    );
    expect(lane?.sourceId).toBe('paper');
    expect(short([...(lane?.stretches ?? [])])).toEqual([
      ['2025-10-22', '2025-10-23', 8],
      ['2025-10-23', '2025-10-25', 11],
      ['2025-10-25', null, 'retracted'],
    ]);
  });
});
