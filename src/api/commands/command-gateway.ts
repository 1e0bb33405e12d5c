import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { FindCommand } from '../../../projections/events/queries.js';
import type { CommandOutcome } from '../../application/commands/command-outcome.js';
import { KeyedMutex } from '../../application/commands/keyed-mutex.js';
import {
  assertSameMembers,
  hashMembers,
  type MemberHashes,
} from '../../application/commands/member-hashes.js';
import type { Actor } from '../../domain/kernel/actor.js';
import type { IfMatch } from '../../domain/kernel/decision.js';
import { validateBody } from '../dto/validate-body.js';
import { Admission } from './admission.js';
import type { Addressee, CommandSpec } from './command-spec.js';

/** A command as a client sent it, whichever way it came. */
export interface SentCommand {
  readonly actor: Actor;
  readonly addressee: Addressee;
  readonly key: string | null;
  readonly ifMatch: IfMatch;
  /** What was parsed from JSON, not looked at yet. */
  readonly body: unknown;
  /** Told once the events are on their way to the log. */
  readonly handedOver?: () => void;
}

/**
 * Takes commands from outside: first the Idempotency-Key is looked at, then the body, then the state and If-Match (by
 * the handler).
 */
@Injectable()
export class CommandGateway {
  private readonly mutex = new KeyedMutex();

  constructor(
    private readonly admission: Admission,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** @throws ProblemError, and what the command's handler throws */
  run(spec: CommandSpec, sent: SentCommand): Promise<CommandOutcome> {
    return this.admission.letIn(spec.name, () => this.carryOut(spec, sent));
  }

  private async carryOut(spec: CommandSpec, sent: SentCommand): Promise<CommandOutcome> {
    const { actor, addressee, key } = sent;
    if (key === null) return this.execute(spec, sent, {}, validateBody(spec.dto, sent.body));
    const members = membersOf(spec, sent);
    // Without this, two of one key could both find nothing and be decided at once.
    const same = JSON.stringify([actor.id, spec.name, addressee.id, key]);
    return this.mutex.run(same, async () => {
      const dto = await this.bodyWithKey(spec, sent, members);
      return this.execute(spec, sent, members, dto);
    });
  }

  private execute(
    spec: CommandSpec,
    { actor, addressee, ifMatch, key, handedOver }: SentCommand,
    members: MemberHashes,
    dto: object,
  ): Promise<CommandOutcome> {
    const context = { command: spec.name, actor, key, members, ifMatch, handedOver };
    return this.commands.execute(spec.make(context, dto, addressee));
  }

  /**
   * The body of a command with a key. What is addressed keeps its keys in its own stream, where the handler looks
   * before it decides; another body may lead a creation to another stream, and a body that is not valid leads nowhere.
   */
  private async bodyWithKey(spec: CommandSpec, sent: SentCommand, members: MemberHashes): Promise<object> {
    if (sent.addressee.id === null) await this.assertSameAsBefore(spec, sent, members);
    try {
      return validateBody(spec.dto, sent.body);
    } catch (error) {
      await this.assertSameAsBefore(spec, sent, members);
      throw error;
    }
  }

  /** A key that is new here may be known to the stream: the handler looks there. */
  private async assertSameAsBefore(
    { name }: Pick<CommandSpec, 'name'>,
    { actor, addressee, key }: SentCommand,
    members: MemberHashes,
  ): Promise<void> {
    if (key === null) return;
    const earlier = await this.queries.execute(new FindCommand(actor.id, name, addressee.id ?? '', key));
    if (earlier) assertSameMembers(earlier.members, members);
  }
}

/** What the path names inside the resource says as much as a member of the body: with another it is another command. */
function membersOf({ part }: CommandSpec, { body, addressee }: SentCommand): MemberHashes {
  const members = hashMembers(body);
  return part === null ? members : { ...members, ...hashMembers({ [part.name]: addressee.part }) };
}
