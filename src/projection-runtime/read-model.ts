import type { Database } from 'better-sqlite3';
import { Generation, OtherProjectionsError, UnusableReadModelError } from './generation.js';
import { GenerationFiles } from './generation-files.js';
import type { Projection } from './projection.js';
import type { RunLog } from './run-log.js';
import { type Schema, schemaOf } from './schema.js';
import { mayPass, saysDamaged } from '../sqlite/sqlite-code.js';
import { StatementCache } from './statement-cache.js';

/** A query met a damaged file, which is built again from the log by then. */
export class DamagedReadModelError extends Error {
  override readonly name = 'DamagedReadModelError';
}

/** A query could not be answered, which may be otherwise soon: a full disk, no more handles. */
export class ReadModelOutOfReachError extends Error {
  override readonly name = 'ReadModelOutOfReachError';
}

/** A generation with the number that its file is named by. A number is never used twice. */
export interface NumberedGeneration {
  readonly number: number;
  readonly generation: Generation;
}

/**
 * The read models of this node: one disposable SQLite file, made from the log by the projections and never the only
 * place of anything. The runner writes it, queries read it. A second one may be built beside it and take its place.
 * Files of other versions of the projections stay until this version's is at the end of the log, so that the version
 * that made them finds them when it is started again.
 */
export class ReadModel {
  private readonly schema: Schema;
  private readonly files: GenerationFiles | null;
  private readonly statements = new StatementCache();
  private current: NumberedGeneration | null = null;
  private next: NumberedGeneration | null = null;
  private lastNumber = 0;
  /** Told when a query meets a damaged file. The runner begins again with another one then. */
  onDamage: (reason: string) => void = () => undefined;

  /** @param directory where its files live; null keeps it in memory */
  constructor(
    directory: string | null,
    readonly projections: readonly Projection[],
    private readonly log: RunLog,
  ) {
    this.schema = schemaOf(projections);
    this.files = directory === null ? null : new GenerationFiles(directory);
  }

  /**
   * Opens what the last run left, or an empty one where nothing of use is left; says why.
   * @throws UnopenedReadModelError, and leaves all that is there, when one cannot be opened now
   */
  open(): void {
    if (this.current) return;
    this.files?.makeDirectory();
    const numbers = this.files?.numbers() ?? [];
    this.lastNumber = numbers[0] ?? this.lastNumber;
    const usable = this.openFiles(numbers);
    const serving = usable.find(({ generation }) => generation.progress.isComplete) ?? usable[0];
    // What is newer than the one that serves was being built to take its place.
    const next = usable.find(({ number }) => serving && number > serving.number);
    for (const one of usable) if (one !== serving && one !== next) one.generation.close();
    if (!serving) this.log.info('there is no read model to go on with: it is built from the log');
    this.current = serving ?? this.create(this.takeNumber(), null);
    this.next = next ?? null;
  }

  close(): void {
    this.current?.generation.close();
    this.next?.generation.close();
    this.current = this.next = null;
  }

  /** Throws away what there is and begins again with nothing. */
  discard(reason: string): void {
    this.log.warn(`the read model is discarded and built again from the log: ${reason}`);
    const old = this.serving;
    this.current = this.create(this.takeNumber(), null);
    this.retire(old);
  }

  /** It is at the end of the log: what other versions left is of no use any more. */
  reachedEnd(): void {
    this.serving.generation.complete();
    this.removeOthers();
  }

  /** A number for a generation to come. */
  takeNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }

  /** Makes an empty one beside the one that serves. */
  beginBeside(number: number, rebuildId: string): NumberedGeneration {
    if (this.next) throw new Error('a read model is being built already');
    this.next = this.create(number, rebuildId);
    return this.next;
  }

  /** The one that is built beside the one that serves. */
  get beside(): NumberedGeneration | null {
    return this.next;
  }

  /** Puts the one that was built beside in the place of the one that serves. Queries are synchronous: none is torn. */
  swap(): void {
    const old = this.serving;
    if (!this.next) throw new Error('no read model is being built');
    // What serves may be stopped on its way to the end of the log; then so far the new one has come, and no farther.
    if (old.generation.progress.isComplete) this.next.generation.complete();
    this.current = this.next;
    this.next = null;
    this.retire(old);
  }

  /** Throws away what is built beside the one that serves. */
  dropBeside(): void {
    const dropped = this.next;
    this.next = null;
    if (dropped) this.retire(dropped);
  }

  /** The one that answers queries. */
  get serving(): NumberedGeneration {
    if (!this.current) throw new Error('the read model is not open');
    return this.current;
  }

  /** What is written and how far it has come: for the runner. */
  get generation(): Generation {
    return this.serving.generation;
  }

  /** The connection for queries. It changes when the read model is built again: keep none, prepare none on it. */
  get reader(): Database {
    return this.serving.generation.reader;
  }

  /** The rows of a query. @param sql a text of ours; what varies are named parameters */
  all<Row>(sql: string, parameters: object): Row[] {
    return this.asking(() => this.statements.get(this.reader, sql).all(parameters) as Row[]);
  }

  /** The first row of a query. @param sql a text of ours; what varies are named parameters */
  get<Row>(sql: string, parameters: object): Row | undefined {
    return this.asking(() => this.statements.get(this.reader, sql).get(parameters) as Row | undefined);
  }

  /** @throws DamagedReadModelError, ReadModelOutOfReachError */
  private asking<Answer>(ask: () => Answer): Answer {
    try {
      return ask();
    } catch (error) {
      if (mayPass(error)) throw new ReadModelOutOfReachError((error as Error).message, { cause: error });
      if (!saysDamaged(error)) throw error;
      const reason = `it is damaged: ${(error as Error).message}`;
      this.onDamage(reason);
      throw new DamagedReadModelError(`the read model is built again: ${reason}`, { cause: error });
    }
  }

  /** All that are of use: which of them serves, their insides say. */
  private openFiles(numbers: readonly number[]): NumberedGeneration[] {
    const opened: NumberedGeneration[] = [];
    try {
      for (const number of numbers) {
        const one = this.openFile(number);
        if (one) opened.push(one);
      }
      return opened;
    } catch (error) {
      for (const { generation } of opened) generation.close();
      throw error;
    }
  }

  private openFile(number: number): NumberedGeneration | null {
    const { files } = this;
    if (!files) return null;
    try {
      return { number, generation: Generation.open(files.path(number), this.schema) };
    } catch (error) {
      if (!(error instanceof UnusableReadModelError)) throw error;
      if (error instanceof OtherProjectionsError) {
        this.log.warn(`read model ${number} is kept until a new one is built from the log: ${error.message}`);
      } else {
        this.log.warn(`read model ${number} is discarded: ${error.message}`);
        this.remove(number);
      }
      return null;
    }
  }

  /** A new number is a new file: nothing that an old one left beside it can be taken for its own. */
  private create(number: number, rebuildId: string | null): NumberedGeneration {
    const beginning = { begunAt: new Date().toISOString(), rebuildId };
    const path = this.files?.path(number) ?? null;
    try {
      return { number, generation: Generation.create(path, this.schema, beginning) };
    } catch (error) {
      // What there was no room for would take that room, and be damaged to the next start.
      this.remove(number);
      throw error;
    }
  }

  private removeOthers(): void {
    const kept = [this.current?.number, this.next?.number];
    for (const number of this.files?.numbers() ?? []) if (!kept.includes(number)) this.remove(number);
  }

  private retire({ number, generation }: NumberedGeneration): void {
    try {
      generation.close();
    } catch (error) {
      this.log.warn(`read model ${number} could not be closed: ${String(error)}`);
    }
    this.remove(number);
  }

  private remove(number: number): void {
    try {
      this.files?.remove(number);
    } catch (error) {
      this.log.warn(`read model ${number} could not be removed: ${String(error)}`);
    }
  }
}
