import type { GroupDefined } from './events.js';

export type DefineGroup = GroupDefined['data'];
