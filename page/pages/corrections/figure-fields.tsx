import { errorAt, Field, type FieldError } from '../../parts/field.js';
import type { Draft } from './draft.js';

interface Props {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly errors: readonly FieldError[];
  /** What is counted is words. */
  readonly isText: boolean;
}

const BOUNDS = [
  ['low', 'At least', 'The source names a lower bound: “at least six”.'],
  ['best', 'The number itself', 'The source names it: “seven”.'],
  ['high', 'At most', 'The source names an upper bound: “up to 150”.'],
] as const;

/** The figure as a source states it, with as much doubt as the source leaves. */
export function FigureFields({ draft, change, errors, isText }: Props) {
  const wrong = errorAt(errors, '/figure');
  return (
    <fieldset aria-describedby={wrong === undefined ? undefined : 'figure-wrong'}>
      <legend>What does the source say?</legend>
      {wrong === undefined ? null : (
        <p id="figure-wrong" class="wrong">
          {wrong}
        </p>
      )}
      {isText ? null : <Bounds draft={draft} change={change} errors={errors} />}
      <Field
        label="In the source’s words"
        hint="As it said it: “dozens”, “at least six”."
        pointer="/figure/asStated"
        errors={errors}
      >
        {(described) => (
          <input
            {...described}
            type="text"
            value={draft.asStated}
            disabled={draft.isUnknown}
            onInput={({ currentTarget }) => change({ asStated: currentTarget.value })}
          />
        )}
      </Field>
      {isText ? null : (
        <label class="check">
          <input
            type="checkbox"
            checked={draft.approximate}
            disabled={draft.isUnknown}
            onChange={({ currentTarget }) => change({ approximate: currentTarget.checked })}
          />
          The source said “about”
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={draft.isUnknown}
          onChange={({ currentTarget }) => change({ isUnknown: currentTarget.checked })}
        />
        The source says that it does not know, or counts it no longer
      </label>
    </fieldset>
  );
}

function Bounds({ draft, change, errors }: Omit<Props, 'isText'>) {
  return (
    <div class="fields fields--top">
      {BOUNDS.map(([name, label, hint]) => (
        <Field key={name} label={label} hint={hint} pointer={`/figure/${name}`} errors={errors}>
          {(described) => (
            <input
              {...described}
              type="text"
              inputMode="decimal"
              value={draft[name]}
              disabled={draft.isUnknown}
              onInput={({ currentTarget }) => change({ [name]: currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
