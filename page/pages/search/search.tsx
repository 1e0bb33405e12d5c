import { useAddress } from '../../address/address.js';
import { Link } from '../../parts/link.js';
import { PageFrame } from '../../parts/page.js';
import { EveryKind } from './every-kind.js';
import { KINDS } from './kinds.js';
import { OneKind } from './one-kind.js';
import './search.css';

/** Search and browse all that the ledger holds. */
export default function SearchPage() {
  const { query } = useAddress();
  const kind = KINDS.find(({ code }) => code === query['in']);
  return (
    <PageFrame title="Search the ledger">
      <KindsNav />
      {kind ? <OneKind key={kind.code} kind={kind} /> : <EveryKind />}
    </PageFrame>
  );
}

function KindsNav() {
  const { query } = useAddress();
  const { in: asked, q } = query;
  return (
    <nav aria-label="What to search">
      <ul class="kinds">
        {[{ code: undefined, label: 'Everything' }, ...KINDS].map(({ code, label }) => (
          <li key={label}>
            <Link to="/search" query={{ in: code, q }} current={code === asked}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
