import type { CommonMembers } from '../kernel/common.js';

/** A group of a deployment's own. It is defined once and stays as it is. */
export interface GroupDefined {
  readonly kind: 'group-defined';
  readonly data: CommonMembers & {
    readonly code: string;
    /** Null: the words of its code. */
    readonly label: string | null;
    /** Groups of one scheme and within one group never overlap. */
    readonly scheme: string;
    /** Code of the group that contains it. */
    readonly within: string;
  };
}

export type GroupEvent = GroupDefined;

/** What the events are called in the log and on the wire, for ever. */
export const GROUP_EVENTS: Readonly<Record<GroupEvent['kind'], string>> = {
  'group-defined': 'group-defined.v1',
};
