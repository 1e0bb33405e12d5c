import type { ComponentChildren } from 'preact';
import type { Problem } from '../../ledger/problem.js';
import { Link } from '../../parts/link.js';
import { ProblemNote } from '../../parts/problem-note.js';
import { Time } from '../../parts/time.js';
import { capital } from '../../wording/codes.js';

interface Props {
  readonly problem: Problem;
  /** Of the series. */
  readonly path: string;
}

/** How many of what is wrong with a file are listed. */
const LISTED = 20;

/** Why the ledger did not take a file, and what can be done about it. */
export function UploadRefusal({ problem, path }: Props) {
  switch (problem.code) {
    case 'vintage-exists':
      return (
        <Refused title="Another file was published at that time already">
          <p>
            Version {String(problem['existingVintage'])} has that very time, and other content. One publisher
            publishes one table at a time: look whether the time is right.{' '}
            <Link to={`${path}/table`} query={{ vintage: String(problem['existingVintage']) }}>
              See that version
            </Link>
          </p>
        </Refused>
      );
    case 'vintage-open':
      return (
        <Refused title="A version is being taken">
          <p>
            Version {String(problem['openVintage'])}, published <Time at={String(problem['statedAt'])} />, is
            not complete. Wait for it; if it was cut off, upload that same file again, with that time.
          </p>
        </Refused>
      );
    case 'unreadable-file':
      return (
        <Refused title="The file cannot be read">
          <p>{capital(problem.detail)}.</p>
          <p>It was refused as a whole: nothing changed.</p>
        </Refused>
      );
    case 'too-large':
      return (
        <Refused title="The file is too large">
          <p>The ledger takes files of up to 64 MiB. Nothing changed.</p>
        </Refused>
      );
    case 'forbidden':
      return (
        <Refused title="Your key does not allow this">
          <p>Uploading a version needs a reviewer’s key. Nothing changed.</p>
        </Refused>
      );
    case 'invalid':
    case 'bad-query':
      return <DoesNotFit problem={problem} />;
    default:
      return <ProblemNote problem={problem} />;
  }
}

function DoesNotFit({ problem: { detail, errors = [] } }: { readonly problem: Problem }) {
  // What is wrong with a field is said there.
  const ofFile = errors.filter(({ pointer }) => !pointer.startsWith('?'));
  if (ofFile.length === 0 && errors.length > 0) return null;
  return (
    <Refused title={capital(detail)}>
      <ul>
        {ofFile.slice(0, LISTED).map((error, index) => (
          <li key={index}>{capital(error.detail)}</li>
        ))}
      </ul>
      {ofFile.length > LISTED ? <p>And {ofFile.length - LISTED} more.</p> : null}
      <p>It was refused as a whole: nothing changed.</p>
    </Refused>
  );
}

function Refused({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{title}.</strong>
      </p>
      {children}
    </div>
  );
}
