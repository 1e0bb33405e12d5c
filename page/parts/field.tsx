import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Problem } from '../ledger/problem.js';
import { capital } from '../wording/codes.js';

/** What is wrong with a member of what is sent: as the ledger says it, by RFC 6901. */
export type FieldError = NonNullable<Problem['errors']>[number];

/** What a control has so that it is heard with its hint and with what is wrong. */
export interface Described {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
}

interface Props {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Where it stands in what is sent. */
  readonly pointer: string;
  readonly errors: readonly FieldError[];
  readonly children: (described: Described) => JSX.Element;
}

/** A field with its label, what it means, and what the ledger found wrong with it. */
export function Field({ label, hint, pointer, errors, children }: Props) {
  const id = useId();
  const wrong = errorAt(errors, pointer);
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(wrong === undefined ? [] : [`${id}-wrong`]),
  ];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': wrong === undefined ? undefined : 'true',
      })}
      {hint === undefined ? null : (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
      {wrong === undefined ? null : (
        <span id={`${id}-wrong`} class="wrong">
          {wrong}
        </span>
      )}
    </div>
  );
}

/** What is wrong at one place, as a sentence about the field. */
export function errorAt(errors: readonly FieldError[], pointer: string): string | undefined {
  const found = errors.find((error) => error.pointer === pointer);
  return found && capital(found.detail);
}
