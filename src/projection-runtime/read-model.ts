import type { Database } from 'better-sqlite3';
import { Generation, UnusableReadModelError } from './generation.js';
import { GenerationFiles } from './generation-files.js';
import type { Projection } from './projection.js';
import type { RunLog } from './run-log.js';
import { type Schema, schemaOf } from './schema.js';
import { StatementCache } from './statement-cache.js';

/**
 * The read models of this node: one disposable SQLite file, made from the log by the projections and never the only
 * place of anything. The runner writes it, queries read it.
 */
export class ReadModel {
  private readonly schema: Schema;
  private readonly files: GenerationFiles | null;
  private readonly statements = new StatementCache();
  private current: { readonly number: number; readonly generation: Generation } | null = null;

  /** @param directory where its file lives; null keeps it in memory */
  constructor(
    directory: string | null,
    readonly projections: readonly Projection[],
    private readonly log: RunLog,
  ) {
    this.schema = schemaOf(projections);
    this.files = directory === null ? null : new GenerationFiles(directory);
  }

  /** Opens what the last run left, or an empty one where nothing of use is left; says why. */
  open(): void {
    if (this.current) return;
    this.files?.makeDirectory();
    const [newest = 0] = this.files?.numbers() ?? [];
    this.current = this.openNewest(newest) ?? this.create(newest + 1);
    this.removeOthers();
  }

  close(): void {
    this.current?.generation.close();
    this.current = null;
  }

  /** Throws away what there is and begins again with nothing. */
  discard(reason: string): void {
    this.log.warn(`the read model is discarded and built again from the log: ${reason}`);
    const old = this.opened();
    this.current = this.create(old.number + 1);
    old.generation.close();
    this.removeOthers();
  }

  /** What is written and how far it has come: for the runner. */
  get generation(): Generation {
    return this.opened().generation;
  }

  /** The connection for queries. It changes when the read model is built again: keep none, prepare none on it. */
  get reader(): Database {
    return this.opened().generation.reader;
  }

  /** The rows of a query. @param sql a text of ours; what varies are named parameters */
  all<Row>(sql: string, parameters: object): Row[] {
    return this.statements.get(this.reader, sql).all(parameters) as Row[];
  }

  /** The first row of a query. @param sql a text of ours; what varies are named parameters */
  get<Row>(sql: string, parameters: object): Row | undefined {
    return this.statements.get(this.reader, sql).get(parameters) as Row | undefined;
  }

  private opened(): { readonly number: number; readonly generation: Generation } {
    if (!this.current) throw new Error('the read model is not open');
    return this.current;
  }

  private openNewest(number: number): { number: number; generation: Generation } | null {
    if (!this.files || number === 0) {
      this.log.info('there is no read model yet: it is built from the log');
      return null;
    }
    try {
      return { number, generation: Generation.open(this.files.path(number), this.schema) };
    } catch (error) {
      if (!(error instanceof UnusableReadModelError)) throw error;
      this.log.warn(`the read model is discarded and built again from the log: ${error.message}`);
      return null;
    }
  }

  /** A new number is a new file: nothing that an old one left beside it can be taken for its own. */
  private create(number: number): { number: number; generation: Generation } {
    return { number, generation: Generation.create(this.files?.path(number) ?? null, this.schema) };
  }

  private removeOthers(): void {
    for (const number of this.files?.numbers() ?? []) {
      if (number !== this.current?.number) this.remove(number);
    }
  }

  private remove(number: number): void {
    try {
      this.files?.remove(number);
    } catch (error) {
      this.log.warn(`an old read model could not be removed: ${String(error)}`);
    }
  }
}
