import { Link } from '../parts/link.js';
import { PageFrame } from '../parts/page.js';

export function NotFound() {
  return (
    <PageFrame title="Nothing has this address">
      <p>
        It may have been cut off when it was copied. <Link to="/search">Search the ledger</Link>
      </p>
    </PageFrame>
  );
}
