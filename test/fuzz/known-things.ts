import type { Random } from '../support/random.js';

/** A resource that the ledger has, and what of it requests can be about. */
export interface Known {
  /** Such as `casualty-counts`. */
  readonly collection: string;
  readonly id: string;
  /** The last head revision that was heard of. */
  revision: number;
  /** What paths name inside it, by the word before: revisions of `claims`, ids of `corrections`, codes of `terms`. */
  readonly parts: Readonly<Record<string, (string | number)[]>>;
  /** What made it. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A page that was given, and where it goes on. */
export interface KnownPage {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly cursor: string;
}

const MOST_PAGES = 200;
const LATE = 20;

/** What was made so far: later requests are about it. */
export class KnownThings {
  readonly pages: KnownPage[] = [];
  readonly idempotencyKeys: string[] = [];
  /** The last sequence that was heard of. */
  head = 0;
  /** The last rebuild of the read models that was begun. */
  rebuild: number | null = null;
  private readonly byCollection = new Map<string, Known[]>();
  private readonly byId = new Map<string, Known>();

  of(collection: string): readonly Known[] {
    return this.byCollection.get(collection) ?? [];
  }

  get all(): readonly Known[] {
    return [...this.byCollection.values()].flat();
  }

  find(id: string): Known | undefined {
    return this.byId.get(id);
  }

  add(collection: string, id: string, revision: number, body: Known['body'] = {}): Known {
    const found = this.byId.get(id);
    if (found) return found;
    const parts = {
      ...{ claims: [], corrections: [], corroborations: [], disputes: [] },
      ...{ deliveries: [], terms: [], vintages: [] },
    };
    const known: Known = { collection, id, revision, parts, body };
    const others = this.byCollection.get(collection) ?? [];
    others.push(known);
    this.byCollection.set(collection, others);
    this.byId.set(id, known);
    return known;
  }

  /** It is gone: nobody asks for it any more. */
  remove({ collection, id }: Known): void {
    const others = this.of(collection).filter((thing) => thing.id !== id);
    this.byCollection.set(collection, others);
    this.byId.delete(id);
  }

  addPage(page: KnownPage): void {
    this.pages.push(page);
    if (this.pages.length > MOST_PAGES) this.pages.shift();
  }

  /** One of a collection, rather a late one; null while there is none. */
  pick(random: Random, collection: string): Known | null {
    const things = this.of(collection);
    if (things.length === 0) return null;
    return random.pick(random.below(2) === 0 ? things.slice(-LATE) : things);
  }
}
