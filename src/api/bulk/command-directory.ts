import { Injectable } from '@nestjs/common';
import { References } from '../../application/commands/references.js';
import type { CommandSpec } from '../commands/command-spec.js';
import { COMMANDS_BY_NAME } from './commands-by-name.js';

/** Finds commands by their names alone, where no path says what they are about. */
@Injectable()
export class CommandDirectory {
  constructor(private readonly references: References) {}

  /** Whether any command has that name. */
  has(name: string): boolean {
    return COMMANDS_BY_NAME.has(name);
  }

  /**
   * The command of that name about that resource. Some names serve several kinds of resources (a claim of any family):
   * then the one counts whose resource is there.
   * @param id of the resource; null for a creation
   */
  async find(name: string, id: string | null): Promise<CommandSpec | null> {
    const candidates = COMMANDS_BY_NAME.get(name) ?? [];
    if (candidates.length === 1 || id === null) return candidates[0]?.spec ?? null;
    for (const { spec, category } of candidates) {
      if (await this.references.exists({ category, id })) return spec;
    }
    return null;
  }
}
