import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { FAMILIES } from '../../src/domain/counts/families.js';
import type { SubjectType } from '../../src/domain/counts/identity.js';
import { ALL } from '../../src/domain/counts/groups.js';
import type { Grouping, Key } from '../../src/domain/tolls/keys.js';
import { compareKeys } from '../../src/domain/tolls/toll.js';
import type { Window } from '../../src/domain/tolls/windows.js';
import type { At } from '../../src/projection-runtime/at.js';
import { pointOf, type PointParameters } from '../../src/projection-runtime/point.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { KeyedTollAnswer } from './answers.js';
import { familiesWith, groupsAt, measureAt } from './definitions.js';
import { type Asked, isAddable, reckonTolls, tollAnswer } from './reckoning.js';
import { countsOf, measuresOf, partsOf, type Scope, type ScopedCount } from './scope.js';
import { readSubjects } from './subjects.js';

/** What to add. */
export interface TollRequest {
  /** With its parts; null for all subjects of the type. */
  readonly subject: string | null;
  /** Null: that of the subject; a strike where there is none or nothing has that id. */
  readonly subjectType: SubjectType | null;
  readonly family: string | null;
  /** Null only where it is grouped by measure: each. */
  readonly measure: string | null;
  /** Null: the whole, and each where it is grouped by group. */
  readonly group: string | null;
  readonly range: Window;
  /** None: one total. */
  readonly groupings: readonly Grouping[];
}

/** The totals, or why there are none to have: what to say of which parameter. */
export type TollsFound =
  | { readonly kind: 'tolls'; readonly tolls: readonly KeyedTollAnswer[] }
  | { readonly kind: 'refused'; readonly parameter: string; readonly detail: string };

/** Totals as of a point, by their keys. Without groupings exactly one. */
export class GetTolls extends Query<TollsFound> {
  constructor(
    readonly request: TollRequest,
    readonly at: At,
  ) {
    super();
  }
}

/** How many counts one answer looks at. */
const MAX_COUNTS = 100_000;

/** One measure that is asked for. */
type Quantity = Pick<Scope, 'family' | 'measure'>;

@QueryHandler(GetTolls)
export class GetTollsHandler implements IQueryHandler<GetTolls> {
  constructor(private readonly model: ReadModel) {}

  async execute({ request, at }: GetTolls): Promise<TollsFound> {
    const point = pointOf(at);
    const subjectType = request.subjectType ?? this.typeOf(request.subject, point);
    const quantities = this.quantities(request, subjectType, point);
    if (!Array.isArray(quantities)) return quantities;
    const tolls: KeyedTollAnswer[] = [];
    let budget = MAX_COUNTS;
    for (const quantity of quantities) {
      const scope = { ...quantity, subjectType, subject: request.subject };
      const counts = countsOf(this.model, scope, point, budget + 1);
      budget -= counts.length;
      if (budget < 0) return refused('measure', `there are more than ${MAX_COUNTS} counts: name a subject`);
      for (const toll of this.tollsOf(request, scope, counts, point)) tolls.push(toll);
    }
    // Each measure and group has its totals in order already; together they are put in order once more.
    return { kind: 'tolls', tolls: tolls.sort((a, b) => compareKeys(valuesOf(a), valuesOf(b))) };
  }

  /** Both may have one id: then the strike is meant. */
  private typeOf(subject: string | null, { sequence }: PointParameters): SubjectType {
    if (subject === null) return 'strike';
    const made = (table: 'strike' | 'situation') =>
      this.model.get<object>(`SELECT 1 FROM ${table} WHERE id = @subject AND created <= @sequence`, {
        subject,
        sequence,
      }) !== undefined;
    return !made('strike') && made('situation') ? 'situation' : 'strike';
  }

  private quantities(
    { family, measure, subject, groupings }: TollRequest,
    subjectType: SubjectType,
    point: PointParameters,
  ): Quantity[] | TollsFound {
    if (measure === null) {
      if (!groupings.includes('measure')) return refused('measure', 'must be there, unless it is grouped by');
      const families = family === null ? FAMILIES.map(({ code }) => code) : [family];
      return measuresOf(this.model, { subject, subjectType }, families, point).filter(
        (found) => families.includes(found.family) && this.isAddable(found, point),
      );
    }
    const families = familiesWith(this.model, measure, point).filter(
      (code) => family === null || code === family,
    );
    const [first, another] = families;
    if (first === undefined) return refused('measure', `there is no measure ${measure}`);
    if (another !== undefined)
      return refused('family', `must be there: ${families.join(' and ')} have ${measure}`);
    if (!this.isAddable({ family: first, measure }, point)) return refused('measure', 'words are not added');
    return [{ family: first, measure }];
  }

  private isAddable({ family, measure }: Quantity, point: PointParameters): boolean {
    const definition = measureAt(this.model, family, measure, point);
    return definition !== null && isAddable(definition);
  }

  private tollsOf(
    { group, range, groupings, subject }: TollRequest,
    scope: Scope,
    counts: readonly ScopedCount[],
    point: PointParameters,
  ): KeyedTollAnswer[] {
    const definition = measureAt(this.model, scope.family, scope.measure, point);
    if (!definition) return [];
    const ids = new Set(counts.map(({ subjectId }) => subjectId));
    // Those between a whole and its parts may have no count.
    if (subject !== null && scope.subjectType === 'strike') {
      for (const id of partsOf(this.model, subject, point)) ids.add(id);
    }
    const subjects = readSubjects(this.model, scope.subjectType, ids, point);
    const countOf = new Map(counts.map((count) => [count.id, count]));
    const found = { counts, countOf, subjects, findGroup: groupsAt(this.model, point) };
    const groups =
      group === null && groupings.includes('group')
        ? [...new Set(counts.map((count) => count.group))].sort()
        : [group ?? ALL];
    return groups.flatMap((each) => {
      const asked: Asked = { scope, group: each, definition, range, groupings };
      const tolls = reckonTolls(asked, found);
      // Asked for one total, nothing to add is an answer too.
      if (tolls.length === 0 && groupings.length === 0) tolls.push(NOTHING);
      return tolls.map((toll) => tollAnswer(this.model, toll, asked, found, point));
    });
  }
}

const NOTHING = {
  key: [],
  figure: null,
  inputs: [],
  unattributed: null,
  wholes: [],
  left: [],
  warnings: [],
};

/** In the order of the groupings. */
function valuesOf({ key }: KeyedTollAnswer): Key {
  return Object.values(key);
}

function refused(parameter: string, detail: string): TollsFound {
  return { kind: 'refused', parameter, detail };
}

export const TOLL_QUERIES = [GetTollsHandler];
