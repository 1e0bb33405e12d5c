import { createHash } from 'node:crypto';
import { EXIT, InterruptedError, RefusedError } from '../endings.js';
import type { Query } from '../http/ledger-client.js';
import type { Problem } from '../http/problem.js';
import type { Series } from '../series/find-series.js';
import type { Session } from '../session.js';
import { describeVintage, type VintageAnswer } from './describe-vintage.js';
import { NewMeasures } from './new-measures.js';
import { placeOf, type Version } from './version.js';

/** Refusals of one version, after which others may be taken all the same. */
const OF_ONE_VERSION = [400, 409, 413, 422];
/** What a vintage has at most, in bytes. More is not sent: a connection that is closed meanwhile would look like a drop. */
const MOST_BYTES = 64 * 1024 * 1024;
const TOO_LARGE: Problem = {
  status: 413,
  code: 'too-large',
  title: 'The file is too large',
  detail: 'a vintage has up to 64 MiB',
};
const CONTENT_TYPES = { json: 'application/json', csv: 'text/csv' } as const;

interface Refused {
  readonly version: Version;
  readonly problem: Problem;
}

/** Hands versions of a table in, one after the other, and says what became of each. */
export class Handover {
  /** Nothing is taken: it is only said what would be. */
  private readonly isTrial: boolean;
  private readonly newMeasures: NewMeasures;
  private readonly refused: Refused[] = [];
  /** Those that were taken before their turn. */
  private readonly ahead = new Set<Version>();
  private taken = 0;
  private repeated = 0;
  private known = 0;

  constructor(
    private readonly session: Session,
    private readonly series: Series,
    private readonly query: Query = {},
  ) {
    this.isTrial = query['dryRun'] === true;
    this.newMeasures = new NewMeasures(session.ledger, series);
  }

  /**
   * @param isKnown whether the ledger has that content at that time: nothing is sent then
   * @returns the exit code
   * @throws RefusedError for what concerns all of them, InterruptedError between two of them
   */
  async take(
    versions: readonly Version[],
    isKnown: (version: Version, sha256: string) => boolean = () => false,
  ): Promise<number> {
    const { output, interrupt } = this.session;
    for (const [index, version] of versions.entries()) {
      if (interrupt.asked.aborted) return this.stopped(versions.length - index);
      output.progress(`${index + 1} of ${versions.length}: ${version.name}, ${version.statedAt}`);
      if (this.ahead.has(version)) continue;
      const content = await version.read();
      if (isKnown(version, sha256Of(content))) this.known += 1;
      else await this.hand(version, content, versions);
    }
    return this.conclude(versions.length);
  }

  private async hand(version: Version, content: Buffer, all: readonly Version[]): Promise<void> {
    try {
      if (content.length > MOST_BYTES) throw new RefusedError(TOO_LARGE);
      await this.send(version, content);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const begun = await this.begunBefore(error.problem, version, all);
      if (begun) {
        await this.send(begun.version, begun.content);
        this.ahead.add(begun.version);
        return this.hand(version, content, []);
      }
      await this.refuse(version, error);
    }
  }

  /** The version that the ledger has begun with and not finished, if it is one of these: no other is taken before it. */
  private async begunBefore({ code, statedAt, sha256 }: Problem, refused: Version, all: readonly Version[]) {
    if (code !== 'vintage-open' || typeof statedAt !== 'string') return null;
    const place = placeOf({ statedAt });
    for (const version of all) {
      if (version === refused || placeOf(version) !== place) continue;
      const content = await version.read();
      if (sha256Of(content) === sha256) return { version, content };
    }
    return null;
  }

  private async send(version: Version, content: Buffer): Promise<void> {
    const { ledger, output, interrupt } = this.session;
    const post = {
      query: { ...this.query, statedAt: version.statedAt, code: version.code },
      contentType: CONTENT_TYPES[this.series.format],
      body: content,
      // A vintage is known by its content and its time.
      idempotencyKey: null,
    };
    const onAsked = () => output.note('finishing this version; Ctrl-C again cuts it off');
    const path = `/series/${this.series.id}/vintages`;
    const answer = await interrupt.finish(() => ledger.post<VintageAnswer>(path, post), onAsked);
    const isRepeated = answer.isRepeated && !this.isTrial;
    const defined = isRepeated ? [] : (answer.body.defined ?? (await this.newMeasures.sinceLast()));
    await this.tell(version, { ...answer.body, defined }, isRepeated);
  }

  private async tell(version: Version, answer: VintageAnswer, isRepeated: boolean): Promise<void> {
    const { output } = this.session;
    if (isRepeated) this.repeated += 1;
    else this.taken += 1;
    if (output.isJson) await output.jsonLine({ name: version.name, repeated: isRepeated, ...answer });
    else output.say(describeVintage(version, answer, { isRepeated, isTrial: this.isTrial }));
  }

  private async refuse(version: Version, error: RefusedError): Promise<void> {
    const { problem } = error;
    if (!OF_ONE_VERSION.includes(problem.status) || problem.code === 'vintage-open') throw error;
    this.refused.push({ version, problem });
    const { output } = this.session;
    // For people the end says it, with all of them together.
    if (output.isJson) await output.jsonLine({ name: version.name, statedAt: version.statedAt, problem });
  }

  private conclude(all: number): number {
    const { output } = this.session;
    output.clear();
    // Of one that was sent, what is said of it is enough.
    if (all > 1 || this.known > 0) output.note(this.summary());
    for (const { version, problem } of this.refused) {
      output.note(
        `refused: ${version.name}, stated ${version.statedAt}\n  ${new RefusedError(problem).message}`,
      );
    }
    if (this.refused.length === 0) return EXIT.fine;
    return this.refused.length === all ? EXIT.refused : EXIT.partly;
  }

  private stopped(left: number): never {
    this.session.output.note(`${this.summary()}, ${left} not sent; the same command goes on with them`);
    throw new InterruptedError();
  }

  private summary(): string {
    return [
      `${this.taken} ${this.isTrial ? 'tried' : 'taken'}`,
      ...(this.repeated === 0 ? [] : [`${this.repeated} sent again and unchanged`]),
      ...(this.known === 0 ? [] : [`${this.known} known already`]),
      `${this.refused.length} refused`,
    ].join(', ');
  }
}

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
