import { useId } from 'preact/hooks';
import { addressOf, type Query, useAddress } from '../address/address.js';
import { plain } from '../wording/codes.js';
import { isPresent } from '../address/moment.js';

/** A field of a form that narrows a list; `name` as the API has it. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date' | 'select' | 'search';
  /** What can be chosen, as value and words; of a text, what is suggested. */
  readonly options?: readonly (readonly [value: string, words: string])[];
  /** What is chosen of a select where nothing else is; without it, `Any` is. */
  readonly standard?: string;
  /** Asked for less often: it is behind a word to open. */
  readonly isMore?: boolean;
}

interface Props {
  readonly fields: readonly FilterField[];
  /** What they narrow, for who hears it. */
  readonly label: string;
  /** What else of the address goes when they change, as the page of a list. */
  readonly resets?: readonly string[];
  /** What else of the address stays when all are cleared. */
  readonly keeps?: readonly string[];
}

/** Narrows a list. What is chosen is in the address, so that it can be cited. */
export function FilterForm({ fields, label, resets = [], keeps = [] }: Props) {
  const { path, query, moment, with: withChanges, go } = useAddress();
  const gone: Query = Object.fromEntries(
    ['page', 'cursor', ...resets].map((name) => [name, undefined] as const),
  );
  const isNarrowed = fields.some(({ name, standard }) => standard === undefined && query[name]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const asked = fields.map(({ name }) => [name, textOf(form.get(name)) || undefined] as const);
    const changes: Query = Object.fromEntries(asked);
    go(withChanges({ ...gone, ...changes }));
  };
  const kept = Object.fromEntries(keeps.map((name) => [name, query[name]]));
  return (
    <form role="search" aria-label={label} class="filters" onSubmit={submit} key={JSON.stringify(query)}>
      <Fields fields={fields.filter(({ isMore }) => !isMore)} />
      <More fields={fields.filter(({ isMore }) => isMore)} />
      <div class="buttons">
        <button type="submit" class="primary">
          Show
        </button>
        {isNarrowed ? (
          <a class="button" href={addressOf(path, { ...kept, ...(isPresent(moment) ? {} : moment) })}>
            Clear
          </a>
        ) : null}
      </div>
    </form>
  );
}

function Fields({ fields }: { readonly fields: readonly FilterField[] }) {
  const { query } = useAddress();
  return (
    <div class="fields">
      {fields.map((field) => (
        <Field key={field.name} field={field} value={query[field.name] ?? field.standard ?? ''} />
      ))}
    </div>
  );
}

function More({ fields }: { readonly fields: readonly FilterField[] }) {
  const { query } = useAddress();
  if (fields.length === 0) return null;
  return (
    <details class="more-filters" open={fields.some(({ name }) => query[name])}>
      <summary>More to narrow it by</summary>
      <Fields fields={fields} />
    </details>
  );
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : '';
}

function Field({ field, value }: { readonly field: FilterField; readonly value: string }) {
  const id = useId();
  return (
    <div>
      <label for={id}>{field.label}</label>
      {field.type === 'select' ? (
        <Choice id={id} field={field} value={value} />
      ) : (
        <Entry id={id} field={field} value={value} />
      )}
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly field: FilterField;
  readonly value: string;
}

function Choice({ id, field: { name, options = [], standard }, value }: ControlProps) {
  // An address may ask for what is no choice here: it is one as long as it is asked for.
  const isOther = value !== '' && !options.some(([choice]) => choice === value);
  const choices = isOther ? [...options, [value, plain(value)] as const] : options;
  return (
    <select id={id} name={name}>
      {standard === undefined ? <option value="">Any</option> : null}
      {choices.map(([choice, words]) => (
        <option key={choice} value={choice} selected={choice === value}>
          {words}
        </option>
      ))}
    </select>
  );
}

function Entry({ id, field: { name, type = 'text', options = [] }, value }: ControlProps) {
  const list = `${id}-choices`;
  return (
    <>
      <input
        id={id}
        type={type === 'select' ? 'text' : type}
        name={name}
        defaultValue={value}
        list={options.length > 0 ? list : undefined}
      />
      {options.length > 0 ? (
        <datalist id={list}>
          {options.map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}
