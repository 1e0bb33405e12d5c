import { useAddress } from '../address/address.js';

interface Props {
  /** Of the parameter in the address. */
  readonly name: string;
  readonly label: string;
  /** What chooses nothing; none when it has to be chosen. */
  readonly all?: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  /** What is chosen where the address says nothing. */
  readonly otherwise?: string;
  /** Parameters that the choice makes void. */
  readonly voids?: readonly string[];
}

/** A choice that is kept in the address. */
export function ChoiceField({ name, label, all, options, otherwise = '', voids = [] }: Props) {
  const { query, with: withChanges, go } = useAddress();
  const choose = (value: string) =>
    go(withChanges({ ...Object.fromEntries(voids.map((other) => [other, undefined])), [name]: value }));
  return (
    <label>
      {label}
      <select value={query[name] ?? otherwise} onChange={({ currentTarget: { value } }) => choose(value)}>
        {all === undefined ? null : <option value="">{all}</option>}
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
