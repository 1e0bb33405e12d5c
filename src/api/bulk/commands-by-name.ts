import { categoryAt } from '../../domain/catalogue/categories.js';
import type { CommandSpec } from '../commands/command-spec.js';
import { COMMAND_TABLE } from '../commands/command-table.js';

/** A command with the kind of resources that it is about. */
export interface NamedCommand {
  readonly spec: CommandSpec;
  /** Name of the category. */
  readonly category: string;
}

/** Every command by its name. Some names serve several kinds of resources: a claim of any family of counts. */
export const COMMANDS_BY_NAME: ReadonlyMap<string, readonly NamedCommand[]> = Map.groupBy(
  COMMAND_TABLE.flatMap(({ path, commands }) =>
    commands.map((spec): NamedCommand => ({ spec, category: categoryAt(path).name })),
  ),
  ({ spec }) => spec.name,
);

/** The names that a line may have. */
export const COMMAND_NAMES: readonly string[] = [...COMMANDS_BY_NAME.keys()];
