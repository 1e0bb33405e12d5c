import type { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../application/commands/command-context.js';
import type { CommandOutcome } from '../../application/commands/command-outcome.js';
import type { Role } from '../../domain/kernel/actor.js';
import type { ProblemCode } from '../problems/registry.js';

/** What a path names inside its resource. */
export interface PartOfPath {
  /** What it is called where no path says it: in a line of many commands, and among the members of a keyed body. */
  readonly name: string;
  /** What it is called in the path, after a colon. */
  readonly parameter: string;
  /** A whole number from 0, a UUID, or a short code that the resource's own body gave. */
  readonly form: 'number' | 'id' | 'code';
}

/** What a command is about, besides its body. */
export interface Addressee {
  /** The resource in the path; null for a creation. */
  readonly id: string | null;
  /** What the path names inside the resource; null when it names nothing there. */
  readonly part: number | string | null;
}

/** Whether a command needs If-Match: always, never, only in some cases; or never, and heeds one that is sent. */
export type IfMatchUse = 'unused' | 'needed' | 'sometimes' | 'heeded';

/** How a request becomes a command, and what is said of it: all that differs from one POST to the next. */
export interface CommandSpec<Dto extends object = object> {
  /** The name that events remember it by, e.g. `AmendCasualtyCount`. Never changes. */
  readonly name: string;
  /** `operationId` of OpenAPI. */
  readonly operationId: string;
  readonly summary: string;
  /** Under the path of the collection; empty for a creation. */
  readonly path: string;
  readonly part: PartOfPath | null;
  /** What whoever sends it needs; the domain may ask for more. */
  readonly role: Role;
  readonly ifMatch: IfMatchUse;
  /** Problems that it has besides those that all commands have. */
  readonly problems: readonly ProblemCode[];
  /** Class of its body. */
  readonly dto: new () => Dto;
  make(context: CommandContext, dto: Dto, addressee: Addressee): Command<CommandOutcome>;
}

/** The commands about the resources of one path. */
export interface CommandCollection {
  /** Under `/v1/`. */
  readonly path: string;
  /** Heading in the documentation. */
  readonly tag: string;
  // What a body is, each row knows of itself.
  readonly commands: readonly CommandSpec[];
}

interface Row<Dto extends object> {
  readonly name: string;
  readonly summary: string;
  readonly role: Role;
  readonly dto: new () => Dto;
  /** The name with a small first letter when absent. */
  readonly operationId?: string;
  readonly problems?: readonly ProblemCode[];
}

interface AddressedRow<Dto extends object> extends Row<Dto> {
  /** After the id. */
  readonly path: string;
  /** `unused` when absent. */
  readonly ifMatch?: IfMatchUse;
}

/** A creation: it brings its id, or gets one. */
export function creation<Dto extends { id?: string | null }>(
  row: Row<Dto> & {
    readonly make: (context: CommandContext, id: string | null, dto: Dto) => Command<CommandOutcome>;
  },
): CommandSpec {
  return specOf(row, {
    path: '',
    part: null,
    ifMatch: 'unused',
    make: (context, dto) => row.make(context, dto.id ?? null, dto),
  });
}

/** A command about a resource. */
export function addressed<Dto extends object>(
  row: AddressedRow<Dto> & {
    readonly make: (context: CommandContext, id: string, dto: Dto) => Command<CommandOutcome>;
  },
): CommandSpec {
  return specOf(row, {
    path: `:id/${row.path}`,
    part: null,
    ifMatch: row.ifMatch ?? 'unused',
    make: (context, dto, { id }) => row.make(context, needed(id, row.name), dto),
  });
}

/** A command about a part of a resource that is known by a number, such as a claim. */
export function aboutNumbered<Dto extends object>(
  row: AddressedRow<Dto> & {
    readonly part: Omit<PartOfPath, 'form'>;
    readonly make: (context: CommandContext, id: string, part: number, dto: Dto) => Command<CommandOutcome>;
  },
): CommandSpec {
  return specOf(row, {
    path: `:id/${row.path}`,
    part: { ...row.part, form: 'number' },
    ifMatch: row.ifMatch ?? 'unused',
    make: (context, dto, { id, part }) =>
      row.make(context, needed(id, row.name), Number(needed(part, row.name)), dto),
  });
}

interface AboutPartRow<Dto extends object> extends AddressedRow<Dto> {
  readonly part: Omit<PartOfPath, 'form'>;
  readonly make: (context: CommandContext, id: string, part: string, dto: Dto) => Command<CommandOutcome>;
}

/** A command about a part of a resource that has an id of its own, such as a correction. */
export function aboutPart<Dto extends object>(row: AboutPartRow<Dto>): CommandSpec {
  return aboutNamed(row, 'id');
}

/** A command about a part of a resource that is known by a short code, such as a term. */
export function aboutCoded<Dto extends object>(row: AboutPartRow<Dto>): CommandSpec {
  return aboutNamed(row, 'code');
}

function aboutNamed<Dto extends object>(row: AboutPartRow<Dto>, form: 'id' | 'code'): CommandSpec {
  return specOf(row, {
    path: `:id/${row.path}`,
    part: { ...row.part, form },
    ifMatch: row.ifMatch ?? 'unused',
    make: (context, dto, { id, part }) =>
      row.make(context, needed(id, row.name), String(needed(part, row.name)), dto),
  });
}

function specOf<Dto extends object>(
  { name, summary, role, dto, operationId, problems = [] }: Row<Dto>,
  rest: Pick<CommandSpec<Dto>, 'path' | 'part' | 'ifMatch' | 'make'>,
): CommandSpec {
  const spec: CommandSpec<Dto> = {
    name,
    summary,
    role,
    dto,
    operationId: operationId ?? name.slice(0, 1).toLowerCase() + name.slice(1),
    problems,
    ...rest,
  };
  // Its body was made by its own class wherever it is used.
  return spec;
}

function needed<Value>(value: Value | null, command: string): Value {
  if (value === null) throw new Error(`${command} was sent without what it is about`);
  return value;
}
