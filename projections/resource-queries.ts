import { Query } from '@nestjs/cqrs';
import type { At, Page, PageKey } from '../src/projection-runtime/at.js';

/** Asks for one resource; null where nothing of it is there at the point. */
export abstract class OneResource<Answer> extends Query<Answer | null> {
  constructor(
    readonly id: string,
    readonly at: At,
  ) {
    super();
  }
}

/** Asks for a page of those resources that pass a filter. */
export abstract class ResourcePage<Item, Filter, Key extends PageKey = PageKey> extends Query<
  Page<Item, Key>
> {
  /** @param after the `next` of the page before */
  constructor(
    readonly filter: Filter,
    readonly at: At,
    readonly limit: number,
    readonly after: Key | null,
  ) {
    super();
  }
}
