import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { CommandOutcome } from '../../application/commands/command-outcome.js';
import { type Actor, includesRole } from '../../domain/kernel/actor.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { ForbiddenError } from '../../platform/auth/errors.js';
import { statusOf } from '../commands/command-answer.js';
import { Admission } from '../commands/admission.js';
import { CommandGateway } from '../commands/command-gateway.js';
import type { CommandSpec, PartOfPath } from '../commands/command-spec.js';
import { validateBody } from '../dto/validate-body.js';
import { answeredProblem } from '../problems/answered-problem.js';
import { countProblem } from '../problems/count-problem.js';
import { notFound, type Problem, problemBody, ProblemError, ValidationFailed } from '../problems/problem.js';
import { PROBLEMS } from '../problems/registry.js';
import { askedAgain } from './asked-again.js';
import { CommandDirectory } from './command-directory.js';
import { CommandLineDto } from './command-line.dto.js';
import { type Line, linesOf } from './lines.js';

/** Who sends many commands, and with which request. */
export interface Sender {
  readonly actor: Actor;
  readonly requestId: string;
  /** The path that was asked for. */
  readonly path: string;
  /** Whether what told who sends still does: a request may go on for hours. */
  readonly stillHolds: () => Promise<boolean>;
  /** Told of each line that was refused. */
  readonly onRefused: (problem: Problem, line: number) => void;
}

/** Lines begun and not answered. */
const MOST_UNDER_WAY = 128;

/** The end of lines of which no more are taken. */
const CUT_SHORT: IteratorReturnResult<undefined> = { done: true, value: undefined };
const NO_LONGER_ALLOWED: Problem = {
  code: 'unauthorized',
  detail: 'the key or token was revoked or is over; this line and those after it were not looked at',
};

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Takes a stream of commands, one a line, in order. */
@Injectable()
export class BulkCommands implements OnModuleDestroy {
  private stopping = false;
  /** What ends the streams that wait for their next line. */
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly directory: CommandDirectory,
    private readonly gateway: CommandGateway,
    private readonly admission: Admission,
    private readonly metrics: Metrics,
  ) {}

  /** Streams end after the lines that are under way, and say which was the first that was not begun. */
  onModuleDestroy(): void {
    this.stopping = true;
    for (const end of this.waiting) end();
  }

  /**
   * The answers, one a line, in the order of the lines. A line is begun once the one before it is on its way to the log:
   * what comes later sees what came before, and stands behind it, while one sync of the disk serves many. Few are under
   * way at a time, so whoever does not read what comes back is not read from. One bad line stops no other.
   */
  async *answers(chunks: AsyncIterable<Buffer>, sender: Sender): AsyncGenerator<string> {
    const lines = linesOf(chunks);
    const stillHolds = askedAgain(() => sender.stillHolds());
    const underWay: Promise<string>[] = [];
    let [upcoming, isCutShort] = [1, false];
    let next: Promise<IteratorResult<Line>> | null = this.following(lines);
    while (next || underWay.length > 0) {
      const [oldest] = underWay;
      const first = await firstOf(underWay.length < MOST_UNDER_WAY ? next : null, oldest);
      if (first === 'answer') {
        yield String(await underWay.shift());
        continue;
      }
      const taken: IteratorResult<Line> | null = await next;
      next = null;
      isCutShort = taken === CUT_SHORT;
      if (taken?.done !== false) continue;
      const { value: line } = taken;
      if (!(await stillHolds())) {
        // It is said on the first line that is not begun; what comes after is not looked at.
        underWay.push(Promise.resolve(answerLine(this.refused(line.number, NO_LONGER_ALLOWED, sender))));
        continue;
      }
      upcoming = line.number + 1;
      // Whether there is room for the next one is looked at when this one has its own.
      next = this.following(lines);
      await this.begin(line, sender, underWay);
    }
    if (isCutShort) yield this.notBegun(upcoming, sender);
  }

  /** What tells a stream that ends before its lines do how far it has come. */
  private notBegun(line: number, sender: Sender): string {
    const detail = 'this node stops: this line and those after it were not begun';
    return answerLine(this.refused(line, { code: 'not-accepting', detail }, sender));
  }

  /** The next line, asked for ahead; the end once no more are taken. */
  private following(lines: AsyncGenerator<Line>): Promise<IteratorResult<Line>> {
    const { promise, resolve, reject } = Promise.withResolvers<IteratorResult<Line>>();
    const end = () => resolve(CUT_SHORT);
    if (this.stopping) end();
    this.waiting.add(end);
    // Nothing more is read until there is room: whoever sends fast is slowed down rather than turned away.
    lines
      .next()
      .then((line) => this.admission.room().then(() => line))
      .then(resolve, reject)
      .finally(() => this.waiting.delete(end));
    // A connection that is cut is met when the line is taken.
    promise.catch(() => undefined);
    return promise;
  }

  /** Settles once the line is on its way to the log, or answered without. */
  private async begin(line: Line, sender: Sender, underWay: Promise<string>[]): Promise<void> {
    const handedOver = Promise.withResolvers<void>();
    const answer = this.answer(line, sender, handedOver.resolve);
    underWay.push(answer);
    await Promise.race([handedOver.promise, answer]);
  }

  private async answer(line: Line, sender: Sender, handedOver: () => void): Promise<string> {
    return answerLine(await this.answerOf(line, sender, handedOver));
  }

  private async answerOf(line: Line, sender: Sender, handedOver: () => void): Promise<object> {
    try {
      const outcome = await this.run(line, sender, handedOver);
      const { id, revision, sequence, warnings, made } = outcome;
      return { line: line.number, status: statusOf(outcome), id, revision, sequence, warnings, ...made };
    } catch (error) {
      const problem =
        error instanceof BodyRefused ? error.problem(sender) : answeredProblem(error, sender.requestId);
      return this.refused(line.number, problem, sender);
    }
  }

  private refused(line: number, problem: Problem, { path, onRefused }: Sender): object {
    onRefused(problem, line);
    countProblem(this.metrics, problem.code, true);
    return { line, status: PROBLEMS[problem.code].status, problem: problemBody(problem, path) };
  }

  private async run({ bytes }: Line, { actor }: Sender, handedOver: () => void): Promise<CommandOutcome> {
    const line = validateBody(CommandLineDto, parse(bytes));
    if (!this.directory.has(line.command)) throw invalid('/command', 'is the name of no command');
    const id = line.id ?? null;
    const spec = await this.directory.find(line.command, id);
    if (!spec) throw notFound('nothing that this command is about has this id');
    if (!includesRole(actor.role, spec.role)) {
      throw new ForbiddenError(`this needs the role ${spec.role}; yours is ${actor.role}`);
    }
    const addressee = { id: addresseeOf(spec, line), part: partOf(spec, line) };
    const { idempotencyKey: key = null, ifMatch = null, body = {} } = line;
    try {
      return await this.gateway.run(spec, { actor, addressee, key, ifMatch, body: body ?? {}, handedOver });
    } catch (error) {
      throw new BodyRefused(error, spec.part);
    }
  }
}

function answerLine(answer: object): string {
  return `${JSON.stringify(answer)}\n`;
}

/** What comes first: a line to begin, while there is one, or the answer that is to be given next. */
function firstOf(
  next: Promise<unknown> | null,
  oldest: Promise<unknown> | undefined,
): Promise<'line' | 'answer'> {
  return Promise.race([
    ...(next ? [next.then(() => 'line' as const)] : []),
    ...(oldest ? [oldest.then(() => 'answer' as const)] : []),
  ]);
}

function parse(bytes: Buffer | null): unknown {
  if (bytes === null) {
    throw new ProblemError({ code: 'too-large', detail: 'the line is longer than 1 MiB' });
  }
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch {
    throw new ProblemError({ code: 'malformed-json', detail: 'the line is not JSON in UTF-8' });
  }
}

function addresseeOf({ path, name }: CommandSpec, { id = null }: CommandLineDto): string | null {
  if (path === '' && id !== null) {
    throw invalid('/id', `${name} makes something new: it may bring an id in its body`);
  }
  if (path !== '' && id === null) throw invalid('/id', 'is needed: the resource that the command is about');
  return id;
}

/** What the path would name inside the resource. What it would not name may not be there. */
function partOf({ part, name }: CommandSpec, line: CommandLineDto): number | string | null {
  const { claim, stance, correctionId, termId, deliveryId } = line;
  const given = Object.entries({ claim, stance, correctionId, termId, deliveryId }).filter(
    ([, value]) => value != null,
  );
  const other = given.find(([member]) => member !== part?.name);
  if (other) throw invalid(`/${other[0]}`, `${name} is about no ${other[0]}`);
  if (part === null) return null;
  const value = given[0]?.[1];
  if (value == null) throw invalid(`/${part.name}`, 'is needed: the path of the command would name it');
  return value;
}

/**
 * What the command itself was refused for. Its places are inside the body, and so further down in the line; only what a
 * path would name is beside the body there.
 */
class BodyRefused extends Error {
  constructor(
    override readonly cause: unknown,
    private readonly part: PartOfPath | null,
  ) {
    super('the command was refused');
  }

  problem({ requestId }: Sender): Problem {
    const { errors = [], ...problem } = answeredProblem(this.cause, requestId);
    const beside = problem.code === 'key-reused' && this.part ? `/${this.part.name}` : null;
    const places = errors.map(({ pointer, detail }) => ({
      pointer: pointer === beside ? pointer : `/body${pointer}`,
      detail,
    }));
    return { ...problem, errors: places };
  }
}

function invalid(pointer: string, detail: string): ValidationFailed {
  return new ValidationFailed([{ pointer, detail }]);
}
