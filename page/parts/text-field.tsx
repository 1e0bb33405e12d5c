import { useAddress } from '../address/address.js';

interface Props {
  /** Of the parameter in the address. */
  readonly name: string;
  readonly label: string;
  readonly isDate?: boolean;
  readonly maxLength?: number;
  /** What the ledger is asked with. */
  readonly normalise?: (typed: string) => string;
  readonly voids?: readonly string[];
}

const TEXT = { type: 'text' } as const;
const DATE = { type: 'date' } as const;

/** A text that is kept in the address once it is typed. */
export function TextField({ name, label, isDate = false, maxLength, normalise, voids = [] }: Props) {
  const { query, with: withChanges, go } = useAddress();
  const take = (typed: string) => {
    const value = normalise ? normalise(typed.trim()) : typed.trim();
    go(withChanges({ ...Object.fromEntries(voids.map((other) => [other, undefined])), [name]: value }));
  };
  return (
    <label>
      {label}
      <input
        {...(isDate ? DATE : TEXT)}
        maxLength={maxLength}
        autocomplete="off"
        value={query[name] ?? ''}
        onChange={({ currentTarget: { value } }) => take(value)}
      />
    </label>
  );
}

/** The code of a country, as the ledger knows it. */
export function CountryField({ voids }: Pick<Props, 'voids'>) {
  return (
    <TextField
      name="country"
      label="Country, two letters"
      maxLength={2}
      normalise={(typed) => typed.toUpperCase()}
      voids={voids}
    />
  );
}
