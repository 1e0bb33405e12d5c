import { useAddress } from '../../address/address.js';
import type { Vintage } from '../../ledger/answers.js';
import { fromField, inWords, toField } from '../../wording/time.js';
import { type Against, newestFirst, shownVersion, versionBefore } from './versions.js';

interface Props {
  readonly versions: readonly Vintage[];
  readonly shown: Vintage;
  readonly against: Against;
}

/** Which version is shown, and which it is held against. */
export function TableChoices({ versions, shown, against }: Props) {
  const { query, with: withChanges, go } = useAddress();
  const newest = newestFirst(versions);
  const latest = shownVersion(versions, undefined);
  const before = versionBefore(versions, shown);
  const set = (changes: Record<string, string | undefined>) =>
    go(withChanges({ ...changes, page: undefined }));
  return (
    <div class="fields filters table-choices" role="group" aria-label="Which tables">
      <label>
        Version shown
        <select
          value={String(shown.vintage)}
          onChange={({ currentTarget: { value } }) =>
            set({ vintage: value === String(latest?.vintage) ? undefined : value })
          }
        >
          {newest.map((version) => (
            <option key={version.vintage} value={version.vintage}>
              {nameOf(version)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Held against
        <select
          value={chosen(query['against'], against)}
          onChange={({ currentTarget: { value } }) => set({ against: value === '' ? undefined : value })}
        >
          <option value="">
            {before ? `The version before: ${nameOf(before)}` : 'The version before: none'}
          </option>
          <option value="none">Nothing</option>
          {against.kind === 'time' ? (
            <option value={against.at}>What was published by {inWords(against.at, true)}</option>
          ) : null}
          {newest
            .filter(({ vintage }) => vintage !== shown.vintage)
            .map((version) => (
              <option key={version.vintage} value={version.vintage}>
                {nameOf(version)}
              </option>
            ))}
        </select>
      </label>
      <label>
        Or against what it was at a moment, in UTC
        <input
          type="datetime-local"
          step="1"
          value={against.kind === 'time' ? toField(Date.parse(against.at)) : ''}
          onChange={({ currentTarget: { value } }) => set({ against: fromField(value) ?? undefined })}
        />
      </label>
    </div>
  );
}

function nameOf({ vintage, statedAt }: Vintage): string {
  return `${vintage}, published ${inWords(statedAt)}`;
}

function chosen(asked: string | undefined, against: Against): string {
  if (asked === undefined) return '';
  if (against.kind === 'version') return String(against.version.vintage);
  return against.kind === 'time' ? against.at : 'none';
}
