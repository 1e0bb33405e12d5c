import type { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../application/commands/command-context.js';
import type { CommandOutcome } from '../../application/commands/command-outcome.js';
import type { Role } from '../../domain/kernel/actor.js';

/** What a command is about, besides its body. */
export interface Addressee {
  /** The resource in the path; null for a creation. */
  readonly id: string | null;
  /** The revision of the claim in the path, for commands about one claim. */
  readonly claim: number | null;
}

/** How a request becomes a command: all that differs from one POST to the next. */
export interface CommandSpec<Dto extends object = object> {
  /** The name that events remember it by, e.g. `AmendCasualtyCount`. Never changes. */
  readonly name: string;
  /** What whoever sends it needs; the domain may ask for more. */
  readonly role: Role;
  /** Class of its body. */
  readonly dto: new () => Dto;
  make(context: CommandContext, dto: Dto, addressee: Addressee): Command<CommandOutcome>;
}

/** A creation: it brings its id, or gets one. */
export function creation<Dto extends { id?: string | null }>(
  name: string,
  role: Role,
  dto: new () => Dto,
  make: (context: CommandContext, id: string | null, dto: Dto) => Command<CommandOutcome>,
): CommandSpec<Dto> {
  return { name, role, dto, make: (context, body) => make(context, body.id ?? null, body) };
}

/** A command about a resource. */
export function addressed<Dto extends object>(
  name: string,
  role: Role,
  dto: new () => Dto,
  make: (context: CommandContext, id: string, dto: Dto) => Command<CommandOutcome>,
): CommandSpec<Dto> {
  return { name, role, dto, make: (context, body, { id }) => make(context, needed(id, name), body) };
}

/** A command about one claim of a resource. */
export function aboutClaim<Dto extends object>(
  name: string,
  role: Role,
  dto: new () => Dto,
  make: (context: CommandContext, id: string, claim: number, dto: Dto) => Command<CommandOutcome>,
): CommandSpec<Dto> {
  return {
    name,
    role,
    dto,
    make: (context, body, { id, claim }) => make(context, needed(id, name), needed(claim, name), body),
  };
}

function needed<Value>(value: Value | null, command: string): Value {
  if (value === null) throw new Error(`${command} was sent without what it is about`);
  return value;
}
