import { type ApiBodyOptions, type ApiResponseNoStatusOptions, getSchemaPath } from '@nestjs/swagger';
import type { CommandSpec, IfMatchUse } from '../commands/command-spec.js';
import { RefusedLineDto, TakenLineDto } from '../dto/answers/line-answer.dto.js';
import { NDJSON } from '../http/body-parsers.js';
import { CommandLineDto } from './command-line.dto.js';
import { COMMANDS_BY_NAME } from './commands-by-name.js';

const LINES =
  'Each line is one JSON object, and the schema is that of a line: `{"command", "id", "ifMatch", "idempotencyKey", ' +
  '"body"}`, the name of a command, what it addresses (absent for a creation), what the headers of its POST would say, ' +
  'and its body. A command about a part of a resource has one more member, which names what its path would name: ' +
  '`claim` and `stance` by their revision, `correctionId`, `termId`, `deliveryId`. A line has up to 1 MiB; lines count ' +
  'from 1, and blank ones are left out.';

const ANSWERS =
  'A line for each line, in order, and the schema is that of a line: `{"line", "status", "id", "revision", "sequence", ' +
  '"warnings"}`, or `{"line", "status", "problem"}`; `correctionId` or `deliveryId` where one was made. One bad line ' +
  'stops no other. Sent again after a cut connection, lines with an idempotencyKey have one effect and the same answer. ' +
  'A node that stops answers what it has begun, and then 503 for the first line that it has not.';

const EXAMPLE = [
  {
    command: 'RegisterSource',
    idempotencyKey: 'a-1',
    body: { name: 'Mayor of a town', kind: 'mayor', country: 'UA' },
  },
  {
    command: 'AdoptClaim',
    id: 'a91d6aaa-90f5-5232-83cf-e867e9d15af4',
    claim: 2,
    ifMatch: 2,
    idempotencyKey: 'a-2',
    body: { reason: 'Nearer to what happened' },
  },
];

const IF_MATCH: Readonly<Record<IfMatchUse, readonly string[]>> = {
  unused: [],
  needed: ['`ifMatch`'],
  sometimes: ['sometimes `ifMatch`'],
  heeded: [],
};

/** What makes the schemas of lines components of the document. */
export const LINE_MODELS = [CommandLineDto, TakenLineDto, RefusedLineDto];

/** Lines of commands, as OpenAPI says it. */
export const LINES_BODY: ApiBodyOptions = {
  description: `${LINES}\n\n${table()}`,
  schema: { $ref: getSchemaPath(CommandLineDto) },
  examples: {
    lines: { summary: 'A creation, and a command about a part of a resource', value: textOf(EXAMPLE) },
  },
};

/** The lines that answer them. */
export const LINES_ANSWER: ApiResponseNoStatusOptions = {
  description: ANSWERS,
  content: {
    [NDJSON]: {
      schema: { oneOf: [TakenLineDto, RefusedLineDto].map((type) => ({ $ref: getSchemaPath(type) })) },
    },
  },
};

function textOf(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A row for each name: what a line of it has besides, in Markdown. Commands of one name differ in nothing of it. */
function table(): string {
  const rows = [...COMMANDS_BY_NAME].flatMap(([name, commands]) =>
    commands.slice(0, 1).map(({ spec }) => `| \`${name}\` |${membersOf(spec)} | \`${spec.dto.name}\` |`),
  );
  return ['| Command | Needs | Schema of its body |', '| --- | --- | --- |', ...rows].join('\n');
}

function membersOf({ path, part, ifMatch }: CommandSpec): string {
  const members = [
    ...(path === '' ? [] : ['`id`']),
    ...(part ? [`\`${part.name}\``] : []),
    ...IF_MATCH[ifMatch],
  ];
  return members.length === 0 ? '' : ` ${members.join(', ')}`;
}
