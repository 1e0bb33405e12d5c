import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { GROUP } from '../../domain/catalogue/categories.js';
import { ALL, GROUPS } from '../../domain/counts/groups.js';
import { defineGroup } from '../../domain/groups/decisions.js';
import { evolveGroup } from '../../domain/groups/state.js';
import { groupId } from '../../ids/derived-ids.js';
import type { CommandOutcome } from '../commands/command-outcome.js';
import { CommandRunner } from '../commands/command-runner.js';
import { DefineGroup } from '../commands/commands.js';
import { commonReferences, References } from '../commands/references.js';
import { Definitions } from '../commands/definitions.js';
import { refuseOtherId } from '../commands/own-id.js';

@CommandHandler(DefineGroup)
export class DefineGroupHandler implements ICommandHandler<DefineGroup> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
    private readonly definitions: Definitions,
  ) {}

  execute({ context, id: ownId, input }: DefineGroup): Promise<CommandOutcome> {
    const id = groupId(input.code);
    refuseOtherId(ownId, id, "a group's id is derived from its code");
    const isBuiltIn = input.code === ALL || GROUPS.has(input.code);
    let containers: number | null = null;
    return this.runner.run({
      category: GROUP,
      id,
      addressed: false,
      context,
      evolve: evolveGroup,
      check: async () => {
        const underWay = await this.references.check(commonReferences(input));
        const { code, within } = input;
        // Nothing is within itself; looked up, it would be found once it is defined.
        const isItself = within === code && code !== ALL;
        containers = isItself ? null : await this.containersUpFrom(within);
        return underWay;
      },
      decide: (state) => defineGroup(state, input, { id, isBuiltIn, containers }),
    });
  }

  /** How many groups there are from one up to `all`, with both; null when it is not there. */
  private async containersUpFrom(code: string): Promise<number | null> {
    let containers = 1;
    for (let at = code; at !== ALL; containers++) {
      const group = await this.definitions.group(at);
      if (!group) return null;
      at = group.within;
    }
    return containers;
  }
}
