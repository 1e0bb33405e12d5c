import { useAddress } from '../../address/address.js';
import type { Revision } from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { SourceLink } from '../../parts/link.js';
import { Pager, pageOf } from '../../parts/pager.js';
import { Time } from '../../parts/time.js';
import { causeInWords, entryInWords } from '../../wording/codes.js';
import { type ShownValue, stateOf } from '../../wording/figure.js';

const ROWS = 100;

interface Props {
  readonly entries: readonly Revision[];
  /** Of the count. */
  readonly path: string;
}

/** Every entry of a count, the newest first: who, when, why, from what to what, on whose word. */
export function RevisionsTable({ entries, path }: Props) {
  const { query } = useAddress();
  const newest = entries.toReversed();
  const { rows, page } = pageOf(newest, query['page'], ROWS);
  return (
    <>
      <table class="cards revisions">
        <caption>
          {entries.length === 1 ? 'One entry' : `${entries.length} entries, the newest first`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Revision</th>
            <th scope="col">Figure</th>
            <th scope="col">Before</th>
            <th scope="col">Stated</th>
            <th scope="col">Source</th>
            <th scope="col">Why</th>
            <th scope="col">Recorded</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <Row key={entry.revision} entry={entry} path={path} />
          ))}
        </tbody>
      </table>
      <Pager page={page} rows={ROWS} total={entries.length} what="Entries" />
    </>
  );
}

function Row({ entry, path }: { readonly entry: Revision; readonly path: string }) {
  const { link } = useAddress();
  const { revision, type, statedAt, sourceId, recordedAt, actor } = entry;
  return (
    <tr>
      <th scope="row">
        <a href={link(`${path}/revisions/${revision}`)}>
          {revision} · {entryInWords(type)}
        </a>
      </th>
      <td data-label="Figure">{entry.status === undefined ? '' : <FigureText value={entry} />}</td>
      <td data-label="Before">
        <Before entry={entry} />
      </td>
      <td data-label="Stated">{statedAt === null ? '' : <Time at={statedAt} />}</td>
      <td data-label="Source">{sourceId === null ? '' : <SourceLink id={sourceId} />}</td>
      <td data-label="Why">
        <Why entry={entry} />
      </td>
      <td data-label="Recorded">
        <Time at={recordedAt} /> by {actor}
      </td>
    </tr>
  );
}

/** What was in force just before; empty where nothing in force changed, or where nothing was. */
export function Before({ entry }: { readonly entry: Revision }) {
  const before = beforeOf(entry);
  return before === null ? null : <FigureText value={before} />;
}

/** The value in force just before an entry; null where there was none, or the entry changed nothing in force. */
export function beforeOf(entry: Revision): ShownValue | null {
  const { previousStatus, previous } = entry;
  if (previousStatus === undefined || previousStatus === 'none') return null;
  return previousStatus === 'retracted'
    ? { status: 'retracted' }
    : { status: 'active', figure: previous ?? null };
}

/** Cause, reason and note of an entry. */
export function Why({ entry }: { readonly entry: Revision }) {
  const { cause, reason, note, corrects, vintage, warnings } = entry;
  return (
    <>
      {cause === null ? null : (
        <span class="tag" title={causeInWords(cause).meaning}>
          {causeInWords(cause).label}
        </span>
      )}{' '}
      {reason}
      {corrects === null ? null : <span class="soft"> Sets revision {corrects} right.</span>}
      {vintage === null ? null : <span class="soft"> Version {vintage} of the published table.</span>}
      {note === null ? null : <span class="note">{note}</span>}
      {warnings.map(({ code, detail }) => (
        <span key={code + detail} class="note note--warning">
          {detail}
        </span>
      ))}
    </>
  );
}

/** Whether an entry is one that figures can be compared at: it set what was in force. */
export function setsFigure(entry: Revision): boolean {
  return entry.previousStatus !== undefined && stateOf(entry) !== 'absent';
}
