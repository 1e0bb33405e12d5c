import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MEASURE } from '../../domain/catalogue/categories.js';
import { findFamily, findMeasure } from '../../domain/counts/families.js';
import { defineMeasure } from '../../domain/measures/decisions.js';
import { evolveMeasure } from '../../domain/measures/state.js';
import { measureId } from '../../ids/derived-ids.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { DefineMeasure } from '../commands/commands.js';
import { commonReferences, References } from '../commands/references.js';
import { refuseOtherId } from '../commands/own-id.js';

@CommandHandler(DefineMeasure)
export class DefineMeasureHandler implements ICommandHandler<DefineMeasure> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id: ownId, input }: DefineMeasure): Promise<CommandOutcome> {
    const id = measureId(input.family, input.code);
    refuseOtherId(ownId, id, "a measure's id is derived from family and code");
    const family = findFamily(input.family);
    if (!family) throw new Error(`there is no family ${input.family}`);
    const isBuiltIn = findMeasure(family, input.code) !== undefined;
    return this.runner.run({
      category: MEASURE,
      id,
      addressed: false,
      context,
      evolve: evolveMeasure,
      check: () => this.references.check(commonReferences(input)),
      decide: (state) => defineMeasure(state, input, { id, isBuiltIn }),
    });
  }
}
