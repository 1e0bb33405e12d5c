import { Injectable } from '@nestjs/common';
import type { Category } from '../../domain/catalogue/categories.js';
import type { LedgerEvent } from '../../domain/catalogue/event-types.js';
import type { CommonMembers } from '../../domain/kernel/common.js';
import type { Decision, DecisionContext } from '../../domain/kernel/decision.js';
import type { Statement } from '../../domain/kernel/statement.js';
import type { CommandContext } from './command-context.js';
import type { CommandOutcome } from './command-outcome.js';
import { CommandRunner } from './command-runner.js';
import { type Reference, References, statedReferences } from './references.js';
import type { Evolve } from './stream-loader.js';
import { newResourceId } from './new-ids.js';

/** A kind of resource: where its streams are, and how they become a state. */
export interface Kind<State> {
  readonly category: Category;
  readonly evolve: Evolve<State>;
}

/** A command in which somebody states something. */
interface StatedCommand<Input> {
  readonly context: CommandContext;
  /** Of the resource; null where it is still to be made. */
  readonly id: string | null;
  readonly input: Input;
}

type Stated = CommonMembers & { readonly statement: Statement };

type Decide<State, Input> = (
  state: State | null,
  input: Input,
  context: DecisionContext,
) => Decision<LedgerEvent>;

interface More {
  /** What the body names besides what every statement names. */
  readonly references?: readonly Reference[];
  /** Checks that come before those of the references. @param id of the resource */
  readonly check?: (id: string) => Promise<void>;
}

/** What commands share in which somebody states something: the stream, and the checks of what they name. */
@Injectable()
export class StatedRunner {
  constructor(
    private readonly runner: CommandRunner,
    private readonly references: References,
  ) {}

  /** Makes a resource; the client may have brought its id. */
  create<State extends object, Input extends Stated>(
    kind: Kind<State>,
    { context, id, input }: StatedCommand<Input>,
    decide: Decide<State, Input>,
    more: More = {},
  ): Promise<CommandOutcome> {
    const command = { context, id: id ?? newResourceId(context), input };
    return this.settle(kind, command, false, decide, more);
  }

  /** Changes the resource that is addressed, or adds to it. */
  change<State extends object, Input extends Stated>(
    kind: Kind<State>,
    command: StatedCommand<Input> & { readonly id: string },
    decide: Decide<State, Input>,
    more: More = {},
  ): Promise<CommandOutcome> {
    return this.settle(kind, command, true, decide, more);
  }

  private settle<State extends object, Input extends Stated>(
    { category, evolve }: Kind<State>,
    { context, id, input }: StatedCommand<Input> & { readonly id: string },
    addressed: boolean,
    decide: Decide<State, Input>,
    { references = [], check }: More,
  ): Promise<CommandOutcome> {
    return this.runner.run({
      category,
      id,
      addressed,
      context,
      evolve,
      check: async () => {
        await check?.(id);
        return this.references.check([...statedReferences(input), ...references]);
      },
      decide: (state, decision) => decide(state, input, decision),
    });
  }
}
