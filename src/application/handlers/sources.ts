import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SOURCE } from '../../domain/catalogue/categories.js';
import { gradeSource, registerSource } from '../../domain/sources/decisions.js';
import { evolveSource } from '../../domain/sources/state.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { GradeSource, RegisterSource } from '../commands/commands.js';
import { commonReferences, References } from '../commands/references.js';
import { newResourceId } from '../commands/new-ids.js';

@CommandHandler(RegisterSource)
export class RegisterSourceHandler implements ICommandHandler<RegisterSource> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id, input }: RegisterSource): Promise<CommandOutcome> {
    return this.runner.run({
      category: SOURCE,
      id: id ?? newResourceId(context),
      addressed: false,
      context,
      evolve: evolveSource,
      check: () => this.references.check(commonReferences(input)),
      decide: (state) => registerSource(state, input),
    });
  }
}

@CommandHandler(GradeSource)
export class GradeSourceHandler implements ICommandHandler<GradeSource> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  execute({ context, id, input }: GradeSource): Promise<CommandOutcome> {
    return this.runner.run({
      category: SOURCE,
      id,
      addressed: true,
      context,
      evolve: evolveSource,
      check: () => this.references.check(commonReferences(input)),
      decide: (state) => gradeSource(state, input),
    });
  }
}
