import type { Series } from '../../ledger/answers.js';
import { Link } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Time } from '../../parts/time.js';
import { UploadForm } from './upload-form.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { useSeriesPath } from './use-series.js';
import './series.css';

/** Takes a published version of a table: first what it would change, then the change itself. */
export default function UploadPage() {
  const path = useSeriesPath();
  // A version is added to what is there now, whichever moment the rest of the page is at.
  const series = useAnswer<Series>(path);
  return (
    <PageFrame
      title={series.answer ? `Upload a version: ${series.answer.name}` : 'Upload a version'}
      kind={<Link to={path}>The series and its published versions</Link>}
    >
      <WhenLoaded loaded={series}>
        {(found) => (
          <>
            <p>
              The file as it was published. First you see what it would change; nothing is recorded until you
              say so.{' '}
              {found.latest === null ? (
                'The series has no version yet.'
              ) : (
                <>
                  The latest version was published <Time at={found.latest.statedAt} />.
                </>
              )}
            </p>
            <UploadForm key={path} series={found} path={path} reload={series.reload} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}
