import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { addressOf, type Query } from '../address/address.js';
import { readFile } from '../ledger/client.js';
import { type Problem, problemOf } from '../ledger/problem.js';
import { useKey } from '../ledger/session.js';
import { ProblemNote } from './problem-note.js';

interface Props {
  /** Behind `/v1`. */
  readonly to: string;
  readonly query?: Query;
  /** Of the file that it is kept as. */
  readonly name: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link to what the ledger answers, as it is. A browser follows links without a key, so whoever has one gets a file. */
export function DataLink({ to, query = {}, name, class: style, children }: Props) {
  const key = useKey();
  const [isFetching, setFetching] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fetchFile = async (event: Event) => {
    if (key === null) return;
    event.preventDefault();
    setFetching(true);
    setProblem(null);
    try {
      keep(await readFile(to, query), name);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setFetching(false);
    }
  };
  return (
    <>
      <a
        href={addressOf(`/v1${to}`, query)}
        target="_self"
        // Browsers show what is JSON.
        download={query['format'] === undefined ? undefined : name}
        class={style}
        aria-busy={isFetching}
        onClick={(event) => void fetchFile(event)}
      >
        {children}
      </a>
      {problem ? <ProblemNote problem={problem} /> : null}
    </>
  );
}

/** Has the browser keep a file, as if it had been behind a link. */
function keep(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
