import { CauseOptions } from '../../parts/cause-options.js';
import { Field, type FieldError } from '../../parts/field.js';
import { capital, causeInWords } from '../../wording/codes.js';
import type { Draft } from './draft.js';

interface Props {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly errors: readonly FieldError[];
}

/** Why the figure differs: one of the kinds of causes, and words of one's own. */
export function WhyFields({ draft, change, errors }: Props) {
  const { cause } = draft;
  return (
    <fieldset>
      <legend>Why does it differ?</legend>
      <Field
        label="Kind of cause"
        hint={cause === '' ? 'It decides whether the change is held against the source.' : meaning(cause)}
        pointer="/cause"
        errors={errors}
      >
        {(described) => (
          <select
            {...described}
            value={cause}
            onChange={({ currentTarget }) => change({ cause: currentTarget.value })}
          >
            <option value="">Choose one</option>
            <CauseOptions />
          </select>
        )}
      </Field>
      <Field label="Reason, in your words" pointer="/reason" errors={errors}>
        {(described) => (
          <textarea
            {...described}
            rows={2}
            value={draft.reason}
            onInput={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}

function meaning(cause: string): string {
  return `${capital(causeInWords(cause).meaning)}.`;
}
