import { useMemo } from 'preact/hooks';
import { useAddress } from '../../address/address.js';
import { useItems } from '../../ledger/use-answer.js';
import type { FilterField } from '../../parts/filter-form.js';
import { capital, plain, quantityInWords } from '../../wording/codes.js';
import { regionsOf } from '../../wording/regions.js';
import type { Kind } from './kinds.js';

interface Definition {
  readonly code: string;
  readonly label: string;
  readonly family?: string;
}

/** The fields of a kind, with the choices that depend on the ledger and on what is chosen already. */
export function useFields(kind: Kind): readonly FilterField[] {
  const { query } = useAddress();
  const isCounts = kind.family !== undefined;
  const measures = useItems<Definition>(isCounts ? '/measures' : null).answer?.items;
  const groups = useItems<Definition>(isCounts ? '/groups' : null).answer?.items;
  const { country, admin1 } = query;
  return useMemo(
    () =>
      kind.fields
        .map((field) => withChoices(field, kind, measures ?? [], groups ?? []))
        .flatMap((field) =>
          field.name === 'country' ? [field, ...regionField(kind, country, admin1)] : [field],
        ),
    [kind, measures, groups, country, admin1],
  );
}

function withChoices(
  field: FilterField,
  { family }: Kind,
  measures: readonly Definition[],
  groups: readonly Definition[],
): FilterField {
  if (field.name === 'measure') {
    const own = measures.filter((measure) => measure.family === family);
    return {
      ...field,
      options: own.map(({ code }) => [code, quantityInWords({ measure: code, group: 'all' })] as const),
    };
  }
  if (field.name !== 'group') return field;
  const named = groups.filter(({ code }) => code !== 'all');
  return {
    ...field,
    options: [['all', 'All of them'], ...named.map(({ code }) => [code, capital(plain(code))] as const)],
  };
}

/** Sources are of a country and of no region; a region is asked for once there is a country. */
function regionField({ code }: Kind, country: string | undefined, admin1: string | undefined): FilterField[] {
  if (code === 'sources' || (country === undefined && admin1 === undefined)) return [];
  const options = regionsOf(country ?? admin1?.split('-')[0] ?? '');
  if (options.length > 0) return [{ name: 'admin1', label: 'Region', type: 'select', options }];
  return [{ name: 'admin1', label: 'Region, by its code in ISO 3166-2' }];
}
