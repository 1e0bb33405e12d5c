import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { GROUP, MEASURE } from '../../src/domain/catalogue/categories.js';
import type { At, Page } from '../../src/projection-runtime/at.js';
import { ReadModel } from '../../src/projection-runtime/read-model.js';
import type { GroupDefinition, MeasureDefinition } from './answers.js';
import { BUILT_IN_GROUPS, BUILT_IN_MEASURES } from './built-in.js';
import { type DefinitionFilter, findDefinition, listDefinitions } from './reader.js';
import { OneResource, ResourcePage } from '../resource-queries.js';

/** One measure, built in or defined; null when it was not defined yet. */
export class GetMeasure extends OneResource<MeasureDefinition> {}

/** Measures: those that are built in, then those defined, in the order of their definitions. */
export class ListMeasures extends ResourcePage<MeasureDefinition, DefinitionFilter, number> {}

/** One group, built in or defined; null when it was not defined yet. */
export class GetGroup extends OneResource<GroupDefinition> {}

/** Groups: those that are built in, then those defined, in the order of their definitions. */
export class ListGroups extends Query<Page<GroupDefinition>> {
  /** @param after the `next` of the page before */
  constructor(
    readonly at: At,
    readonly limit: number,
    readonly after: number | null,
  ) {
    super();
  }
}

@QueryHandler(GetMeasure)
export class GetMeasureHandler implements IQueryHandler<GetMeasure> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetMeasure): Promise<MeasureDefinition | null> {
    const builtIn = BUILT_IN_MEASURES.find((measure) => measure.id === id);
    return builtIn ?? findDefinition(this.model, id, MEASURE.name, at);
  }
}

@QueryHandler(ListMeasures)
export class ListMeasuresHandler implements IQueryHandler<ListMeasures> {
  constructor(private readonly model: ReadModel) {}

  async execute({ filter, ...page }: ListMeasures): Promise<Page<MeasureDefinition>> {
    return listDefinitions(this.model, { builtIn: BUILT_IN_MEASURES, category: MEASURE.name, filter }, page);
  }
}

@QueryHandler(GetGroup)
export class GetGroupHandler implements IQueryHandler<GetGroup> {
  constructor(private readonly model: ReadModel) {}

  async execute({ id, at }: GetGroup): Promise<GroupDefinition | null> {
    const builtIn = BUILT_IN_GROUPS.find((group) => group.id === id);
    return builtIn ?? findDefinition(this.model, id, GROUP.name, at);
  }
}

@QueryHandler(ListGroups)
export class ListGroupsHandler implements IQueryHandler<ListGroups> {
  constructor(private readonly model: ReadModel) {}

  async execute(page: ListGroups): Promise<Page<GroupDefinition>> {
    return listDefinitions(this.model, { builtIn: BUILT_IN_GROUPS, category: GROUP.name, filter: {} }, page);
  }
}

export const DEFINITION_QUERIES = [
  GetMeasureHandler,
  ListMeasuresHandler,
  GetGroupHandler,
  ListGroupsHandler,
];
