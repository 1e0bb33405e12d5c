import { TEXT_UNIT, type Measure } from '../../src/domain/kernel/measure.js';
import type { FigureSum } from '../../src/domain/kernel/sum-figures.js';
import type { Input, TollSubject } from '../../src/domain/tolls/counted.js';
import { containersOf, type FindGroup } from '../../src/domain/tolls/groups.js';
import { type Grouping, keyOf, timeBuckets } from '../../src/domain/tolls/keys.js';
import { ownOf } from '../../src/domain/tolls/own.js';
import { type Toll, tollsOf } from '../../src/domain/tolls/toll.js';
import { type Counting, reckon } from '../../src/domain/tolls/wholes.js';
import type { Window } from '../../src/domain/tolls/windows.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import { noticesAt } from '../notices/concerning.js';
import type { KeyedTollAnswer, TollInput } from './answers.js';
import type { Scope, ScopedCount } from './scope.js';
import type { Subjects } from './subjects.js';

/** What is added, and how it is divided. */
export interface Asked {
  readonly scope: Scope;
  readonly group: string;
  readonly definition: Measure;
  readonly range: Window;
  readonly groupings: readonly Grouping[];
}

/** What of the ledger is looked at. */
export interface Found {
  readonly counts: readonly ScopedCount[];
  /** The same, by their ids. */
  readonly countOf: ReadonlyMap<string, ScopedCount>;
  readonly subjects: Subjects;
  readonly findGroup: FindGroup;
}

/** Whether the figures of a measure can be added: words cannot. */
export function isAddable({ unit }: Measure): boolean {
  return unit !== TEXT_UNIT;
}

/** The totals of one measure for one group. */
export function reckonTolls(asked: Asked, { counts, subjects, findGroup }: Found): Toll[] {
  const { scope, group, definition, range, groupings } = asked;
  const { accumulation } = definition;
  const quantity = { measure: scope.measure, group };
  const buckets = timeBuckets(groupings, accumulation === 'period');
  const rules = {
    group,
    accumulation,
    range,
    findGroup,
    bucketOf: (count: Parameters<typeof keyOf>[3], subject: TollSubject) => {
      const values = keyOf(buckets, quantity, subject, count);
      return values.includes(null) ? null : values.join(' ');
    },
  };
  const ofGroup = counts.filter(
    (count) => count.group === group || containersOf(count.group, findGroup).includes(group),
  );
  const countings = new Map<string, Counting>();
  for (const [id, own] of Map.groupBy(ofGroup, ({ subjectId }) => subjectId)) {
    const subject = subjects.byId.get(id);
    if (subject) countings.set(id, { subject, own: ownOf(subject, own, rules) });
  }
  const { forest } = subjects;
  const roots =
    scope.subject === null
      ? [...subjects.byId.keys()].filter((id) => !forest.wholeOf.has(id))
      : [scope.subject];
  const reckoning = reckon(roots, forest, countings, {
    keyOf: (subject, count) => keyOf(groupings, quantity, subject, count),
  });
  return tollsOf(reckoning);
}

/** A total as the API gives it. */
export function tollAnswer(
  model: ReadModel,
  toll: Toll,
  { scope, group, definition, groupings }: Asked,
  found: Found,
  point: PointParameters,
): KeyedTollAnswer {
  const { family, measure } = scope;
  const rounded = (sum: FigureSum) => roundedTo(definition.decimals, sum);
  return {
    key: Object.fromEntries(groupings.map((grouping, index) => [grouping, toll.key[index] ?? null])),
    family,
    measure,
    group,
    unit: definition.unit,
    figure: toll.figure && rounded(toll.figure),
    inputs: toll.inputs.map(inputAnswer),
    unattributed: toll.unattributed && rounded(toll.unattributed),
    wholes: toll.wholes.map((whole) => ({
      id: whole.subject.id,
      inputs: whole.inputs.map(({ id }) => id),
      parts: whole.parts.map(inputAnswer),
      unattributed: rounded(whole.unattributed),
      onlyRest: whole.onlyRest,
    })),
    left: toll.left.map(({ count, why }) => ({ id: count.id, why })),
    warnings: toll.warnings,
    notices: noticesOf(model, toll, scope, found, point),
  };
}

function inputAnswer({ id, revision, figure }: Input): TollInput {
  return { id, revision, figure };
}

/** Binary fractions of decimals that were added leave a trace. */
function roundedTo(decimals: number, { low, best, high, approximate }: FigureSum): FigureSum {
  const round = (value: number) => (decimals === 0 ? value : Number(value.toFixed(decimals)));
  const orNull = (value: number | null) => (value === null ? null : round(value));
  return { low: round(low), best: orNull(best), high: orNull(high), approximate };
}

/** The notices that concern the counts of a total. */
function noticesOf(
  model: ReadModel,
  { inputs }: Toll,
  { family, measure, subjectType }: Scope,
  { countOf }: Found,
  point: PointParameters,
): KeyedTollAnswer['notices'] {
  const counts = inputs.flatMap(({ id }) => countOf.get(id) ?? []);
  const noticesOfCount = noticesAt(
    model,
    point,
    counts.map(({ subjectId }) => subjectId),
  );
  const bySubject = [...Map.groupBy(counts, ({ subjectId }) => subjectId).values()];
  const notices = bySubject
    .flat()
    .flatMap(({ subjectId, group, period }) =>
      noticesOfCount({ subjectType, subjectId, family, measure, group, period }),
    );
  return [...new Map(notices.map((notice) => [notice.id, notice])).values()];
}
