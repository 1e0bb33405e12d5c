import type { AgreementEvent, AgreementRecorded } from '../../src/domain/agreements/events.js';
import type { StreamEntry, VisibleStream } from '../../src/projection-runtime/stream-tables.js';

export type AgreementStream = VisibleStream<AgreementEvent>;
export type AgreementEntry = StreamEntry<AgreementEvent>;
/** An entry whose event is of one kind. */
export type EntryOf<Kind extends AgreementEvent['kind']> = AgreementEntry & {
  readonly event: Extract<AgreementEvent, { readonly kind: Kind }>;
};

/** The entries of one kind, in order. */
export function entriesOf<Kind extends AgreementEvent['kind']>(
  { entries }: AgreementStream,
  kind: Kind,
): EntryOf<Kind>[] {
  return entries.filter((entry): entry is EntryOf<Kind> => entry.event.kind === kind);
}

/** The entry that recorded the agreement: it is the first of every visible stream. */
export function recordingOf(stream: AgreementStream): EntryOf<AgreementRecorded['kind']> {
  const [recording] = entriesOf(stream, 'agreement-recorded');
  if (!recording) throw new Error(`the agreement ${stream.id} was never recorded`);
  return recording;
}

/** Where an entry stands, and who made it. */
export function placeOf({ revision, recordedAt, actor, event }: AgreementEntry) {
  const { statement, effectiveAt } = event.data;
  return { revision, recordedAt, statedAt: statement.statedAt, effectiveAt, actor, statement };
}
