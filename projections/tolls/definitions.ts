import { GROUP, MEASURE } from '../../src/domain/catalogue/categories.js';
import { FAMILIES, findFamily, findMeasure } from '../../src/domain/counts/families.js';
import { ALL, GROUPS } from '../../src/domain/counts/groups.js';
import type { Measure } from '../../src/domain/kernel/measure.js';
import type { FindGroup } from '../../src/domain/tolls/groups.js';
import { groupId, measureId } from '../../src/ids/derived-ids.js';
import type { PointParameters } from '../../src/projection-runtime/point.js';
import type { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { GroupDefinition, MeasureDefinition } from '../definitions/answers.js';
import { findDefinition } from '../definitions/reader.js';

/** The measure of a family with that code, built in or defined by the point; null where there is none. */
export function measureAt(
  model: ReadModel,
  family: string,
  code: string,
  point: PointParameters,
): Measure | null {
  const row = findFamily(family);
  const builtIn = row && findMeasure(row, code);
  return builtIn ?? findDefinition<MeasureDefinition>(model, measureId(family, code), MEASURE.name, point);
}

/** The families that have a measure with that code at the point. */
export function familiesWith(model: ReadModel, measure: string, point: PointParameters): string[] {
  return FAMILIES.map(({ code }) => code).filter((code) => measureAt(model, code, measure, point) !== null);
}

/** Finds groups, built in or defined by the point. Each is looked up once. */
export function groupsAt(model: ReadModel, point: PointParameters): FindGroup {
  const known = new Map<string, ReturnType<FindGroup>>();
  return (code) => {
    const found = known.get(code);
    if (found !== undefined) return found;
    const group = GROUPS.get(code) ?? (code === ALL ? null : definedGroup(model, code, point));
    known.set(code, group);
    return group;
  };
}

function definedGroup(model: ReadModel, code: string, point: PointParameters): ReturnType<FindGroup> {
  const found = findDefinition<GroupDefinition>(model, groupId(code), GROUP.name, point);
  if (found?.scheme == null || found.within === null) return null;
  return { scheme: found.scheme, within: found.within };
}
