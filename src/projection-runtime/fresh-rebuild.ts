import type { LogEvent } from '../event-store/port/index.js';
import { Applier } from './applier.js';
import { Generation } from './generation.js';
import type { Projection } from './projection.js';
import { schemaOf } from './schema.js';

/** A read model in a file of its own, made of events that it is given: to hold another one against it. */
export class FreshRebuild {
  private readonly generation: Generation;
  private readonly applier: Applier;

  /** @param path of a file that is not there */
  constructor(path: string, projections: readonly Projection[]) {
    const beginning = { begunAt: new Date().toISOString(), rebuildId: null };
    this.generation = Generation.create(path, schemaOf(projections), beginning);
    // It is thrown away soon.
    this.generation.writer.pragma('synchronous = OFF');
    this.applier = new Applier(this.generation, projections);
  }

  /** @throws PoisonEventError; errors of SQLite when the file itself fails */
  apply(events: readonly LogEvent[]): void {
    this.applier.apply(events.map((event) => ({ kind: 'event', event })));
  }

  get database(): Generation['writer'] {
    return this.generation.writer;
  }

  close(): void {
    this.generation.close();
  }
}
