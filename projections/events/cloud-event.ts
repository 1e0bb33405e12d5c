import type { EventMetadata } from '../../src/domain/catalogue/metadata.js';
import type { ProjectedEvent } from '../../src/projection-runtime/projection.js';
import type { CloudEventAnswer } from './answers.js';

/** An event as the feed gives it. Of its metadata only the actor leaves the ledger. */
export function cloudEventOf(projected: ProjectedEvent): CloudEventAnswer {
  const { data } = projected.event;
  return {
    specversion: '1.0',
    id: projected.eventId,
    source: 'urn:conflict-ledger',
    type: projected.type,
    subject: `${projected.category.collection}/${projected.resourceId}`,
    time: projected.recordedAt,
    datacontenttype: 'application/json',
    sequence: String(projected.sequence),
    revision: projected.revision,
    ...('statement' in data ? { statedat: data.statement.statedAt } : {}),
    actor: (projected.metadata as unknown as EventMetadata).actor,
    data,
  };
}
