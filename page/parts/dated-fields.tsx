import type { Dated } from './dated.js';
import { Field, type FieldError } from './field.js';

interface Props {
  readonly value: Dated;
  readonly onChange: (value: Dated) => void;
  readonly label: string;
  readonly pointer: string;
  readonly errors: readonly FieldError[];
}

/** The day when something was said, and the time if it is known. */
export function DatedFields({ value, onChange, label, pointer, errors }: Props) {
  return (
    <>
      <Field label={label} pointer={pointer} errors={errors}>
        {(described) => (
          <input
            {...described}
            type="date"
            value={value.date}
            onInput={({ currentTarget }) => onChange({ ...value, date: currentTarget.value })}
          />
        )}
      </Field>
      <Field
        label="At what time, in UTC"
        hint="Empty: some time that day."
        pointer={`${pointer}/time`}
        errors={errors}
      >
        {(described) => (
          <input
            {...described}
            type="time"
            step="1"
            value={value.time}
            onInput={({ currentTarget }) => onChange({ ...value, time: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
