import type { Revision } from '../../ledger/answers.js';
import { entryInWords } from '../../wording/codes.js';
import { endOf, fromField, inWords, toField } from '../../wording/time.js';
import type { Side, Way } from './sides.js';

/** So many entries can be chosen; an earlier one by its time. */
const MOST = 300;

const NAMES: Readonly<Record<Way, string>> = {
  now: 'The present',
  entry: 'After an entry was recorded',
  stated: 'What had been stated by a moment',
  recorded: 'What was recorded by a moment',
};

interface Props {
  readonly name: string;
  readonly side: Side;
  readonly entries: readonly Revision[];
  readonly onChoose: (side: Side) => void;
}

/** At which moment one side of a comparison is. */
export function SideChoice({ name, side, entries, onChoose }: Props) {
  const choose = (way: string) => {
    const last = entries.at(-1);
    const instant = side.way === 'stated' || side.way === 'recorded' ? side.at : (last?.recordedAt ?? '');
    const at = { now: '', entry: String(last?.revision ?? 0), stated: instant, recorded: instant };
    onChoose({ way: way as Way, at: at[way as Way] });
  };
  return (
    <fieldset>
      <legend>{name}</legend>
      <div class="fields">
        <label>
          Show
          <select value={side.way} onChange={({ currentTarget: { value } }) => choose(value)}>
            {Object.entries(NAMES).map(([way, words]) => (
              <option key={way} value={way}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {side.way === 'entry' ? <EntryChoice {...{ name, side, entries, onChoose }} /> : null}
        {side.way === 'stated' || side.way === 'recorded' ? (
          <label>
            Moment, in UTC
            <input
              type="datetime-local"
              step="1"
              value={side.at === '' ? '' : toField(endOf(side.at))}
              onChange={({ currentTarget: { value } }) => onChoose({ ...side, at: fromField(value) ?? '' })}
            />
          </label>
        ) : null}
      </div>
    </fieldset>
  );
}

function EntryChoice({ side, entries, onChoose }: Props) {
  return (
    <label>
      Entry
      <select value={side.at} onChange={({ currentTarget: { value } }) => onChoose({ ...side, at: value })}>
        {entries.slice(-MOST).map(({ revision, type, statedAt, recordedAt }) => (
          <option key={revision} value={String(revision)}>
            {revision} · {entryInWords(type)}, {inWords(statedAt ?? recordedAt)}
          </option>
        ))}
      </select>
    </label>
  );
}
