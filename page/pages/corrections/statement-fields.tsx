import { DatedFields } from '../../parts/dated-fields.js';
import { Field, type FieldError } from '../../parts/field.js';
import { SourcePicker } from '../../parts/source-picker.js';
import type { Draft } from './draft.js';

interface Props {
  readonly draft: Draft;
  readonly change: (changes: Partial<Draft>) => void;
  readonly errors: readonly FieldError[];
}

/** Who says so, when, and where it can be read. */
export function StatementFields({ draft, change, errors }: Props) {
  return (
    <fieldset>
      <legend>Who says so?</legend>
      <Field label="Source" hint="Type a part of its name." pointer="/statement/sourceId" errors={errors}>
        {(described) => (
          <SourcePicker
            described={described}
            chosen={draft.source}
            onChoose={(source) => change({ source })}
          />
        )}
      </Field>
      <div class="fields fields--top">
        <DatedFields
          label="Said on"
          pointer="/statement/statedAt"
          value={draft.stated}
          onChange={(stated) => change({ stated })}
          errors={errors}
        />
      </div>
      <Field
        label="Where it can be read (optional)"
        hint="An address that begins with https://"
        pointer="/statement/url"
        errors={errors}
      >
        {(described) => (
          <input
            {...described}
            type="url"
            value={draft.url}
            onInput={({ currentTarget }) => change({ url: currentTarget.value })}
          />
        )}
      </Field>
      <Field label="The sentence that says it (optional)" pointer="/statement/quote" errors={errors}>
        {(described) => (
          <textarea
            {...described}
            rows={2}
            value={draft.quote}
            onInput={({ currentTarget }) => change({ quote: currentTarget.value })}
          />
        )}
      </Field>
      <Field
        label="Your note (optional)"
        hint="Whatever else somebody should know."
        pointer="/note"
        errors={errors}
      >
        {(described) => (
          <textarea
            {...described}
            rows={2}
            value={draft.note}
            onInput={({ currentTarget }) => change({ note: currentTarget.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
