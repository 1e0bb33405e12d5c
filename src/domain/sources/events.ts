import type { CommonMembers } from '../kernel/common.js';

/** Reliability of a source by the Admiralty code: A completely reliable to E unreliable, F cannot be judged. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** A source that statements may name from now on. */
export interface SourceRegistered {
  readonly kind: 'source-registered';
  readonly data: CommonMembers & {
    readonly name: string;
    /** A code: ministry, mayor, military, un_body, newspaper… */
    readonly kind: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string | null;
    readonly url: string | null;
    readonly reliability: Reliability | null;
  };
}

/** A source is judged anew. */
export interface SourceGraded {
  readonly kind: 'source-graded';
  readonly data: CommonMembers & {
    readonly reliability: Reliability;
    readonly previous: Reliability | null;
    readonly reason: string;
  };
}

export type SourceEvent = SourceRegistered | SourceGraded;

/** What the events are called in the log and on the wire, for ever. */
export const SOURCE_EVENTS: Readonly<Record<SourceEvent['kind'], string>> = {
  'source-registered': 'source-registered.v1',
  'source-graded': 'source-graded.v1',
};
