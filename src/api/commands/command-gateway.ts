import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindCommand } from '../../../projections/events/queries.js';
import type { CommandOutcome } from '../../application/commands/command-outcome.js';
import { KeyReusedError } from '../../application/commands/errors.js';
import {
  differingMembers,
  hashMembers,
  type MemberHashes,
} from '../../application/commands/member-hashes.js';
import type { Actor } from '../../domain/kernel/actor.js';
import type { IfMatch } from '../../domain/kernel/decision.js';
import { validateBody } from '../dto/validate-body.js';
import { NodeState } from '../reading/node-state.js';
import type { Addressee, CommandSpec } from './command-spec.js';
import { KeyedMutex } from './keyed-mutex.js';

/** A command as a client sent it, whichever way it came. */
export interface SentCommand {
  readonly actor: Actor;
  readonly addressee: Addressee;
  readonly key: string | null;
  readonly ifMatch: IfMatch;
  /** What was parsed from JSON, not looked at yet. */
  readonly body: unknown;
}

/**
 * Takes commands from outside: first the Idempotency-Key is looked at, then the body, then the state and If-Match (by
 * the handler).
 */
@Injectable()
export class CommandGateway {
  private readonly mutex = new KeyedMutex();

  constructor(
    private readonly node: NodeState,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** @throws ProblemError, and what the command's handler throws */
  async run<Dto extends object>(spec: CommandSpec<Dto>, sent: SentCommand): Promise<CommandOutcome> {
    this.node.assertAccepting();
    const { actor, addressee, key } = sent;
    if (key === null) return this.execute(spec, sent, {});
    const members = membersOf(sent);
    // Without this, two of one key could both find nothing and be decided at once.
    const same = JSON.stringify([actor.id, spec.name, addressee.id, key]);
    return this.mutex.run(same, async () => {
      await this.assertSameAsBefore(spec, sent, members);
      return this.execute(spec, sent, members);
    });
  }

  private execute<Dto extends object>(
    spec: CommandSpec<Dto>,
    { actor, addressee, body, ifMatch, key }: SentCommand,
    members: MemberHashes,
  ): Promise<CommandOutcome> {
    const dto = validateBody(spec.dto, body);
    const context = { command: spec.name, actor, key, members, ifMatch };
    return this.commands.execute(spec.make(context, dto, addressee));
  }

  /** A key that is new here may be known to the stream: the handler looks there. */
  private async assertSameAsBefore(
    { name }: Pick<CommandSpec, 'name'>,
    { actor, addressee, key }: SentCommand,
    members: MemberHashes,
  ): Promise<void> {
    if (key === null) return;
    const earlier = await this.queries.execute(new FindCommand(actor.id, name, addressee.id ?? '', key));
    const differing = earlier ? differingMembers(earlier.members, members) : [];
    if (differing.length > 0) throw new KeyReusedError(differing);
  }
}

/** The claim in the path says as much as a member of the body: with another claim it is another command. */
function membersOf({ body, addressee: { claim } }: SentCommand): MemberHashes {
  const members = hashMembers(body);
  return claim === null ? members : { ...members, ...hashMembers({ claim }) };
}
