import { SOURCE } from '../../src/domain/catalogue/categories.js';
import type { SourceEvent } from '../../src/domain/sources/events.js';
import { StreamTables } from '../../src/projection-runtime/stream-tables.js';

export const SOURCE_TABLES = new StreamTables<SourceEvent>('source');

/** Who states, and how their reliability was graded. */
export const sources = SOURCE_TABLES.projection({ name: 'sources', version: 2, category: SOURCE });
