import { FAMILIES } from '../../../src/domain/counts/families.js';
import { useAddress } from '../../address/address.js';
import type { Page } from '../../ledger/answers.js';
import { read } from '../../ledger/client.js';
import { useLoaded } from '../../ledger/use-answer.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { collectionOf, familyInWords } from '../../wording/codes.js';

const KINDS: readonly (readonly [kind: string, label: string])[] = [
  ['strikes', 'Strikes'],
  ...FAMILIES.map(({ code }) => [collectionOf(code), familyInWords(code)] as const),
  ['situations', 'Situations'],
  ['agreements', 'Agreements'],
  ['diplomatic-events', 'Diplomatic events'],
  ['notices', 'Notices'],
];

/** Of what kinds there is anything that a source states, which leads to a list of it. @param id of the source */
export function Stated({ id }: { readonly id: string }) {
  const { moment } = useAddress();
  const loaded = useLoaded(JSON.stringify([id, moment]), async (signal) => {
    const found = await Promise.all(
      KINDS.map(async (kind) => {
        const asked = { ...moment, source: id, limit: '1' };
        const { items } = await read<Page<unknown>>(`/${kind[0]}`, asked, signal);
        return items.length > 0 ? [kind] : [];
      }),
    );
    return found.flat();
  });
  return (
    <section aria-labelledby="stated">
      <h2 id="stated">What it stated</h2>
      <WhenLoaded loaded={loaded}>
        {(kinds) =>
          kinds.length === 0 ? (
            <p class="absent">Nothing recorded: at most it carried what others stated.</p>
          ) : (
            <ul>
              {kinds.map(([kind, label]) => (
                <li key={kind}>
                  <Link to="/search" query={{ in: kind, source: id }}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </WhenLoaded>
    </section>
  );
}
