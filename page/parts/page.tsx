import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useAddress } from '../address/address.js';

interface Props {
  readonly title: string;
  /** What kind of thing it shows, above the title. */
  readonly kind?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page with its heading, which is where a reader begins after a step to it. */
export function PageFrame({ title, kind, children }: Props) {
  const { path } = useAddress();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Conflict Ledger`;
  }, [title]);
  useEffect(() => {
    // The first page is read from its top, and so is one that names a place in itself.
    if (history.state !== null && location.hash === '') heading.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <>
      <header class="page-head">
        {kind === undefined ? null : <p class="kind">{kind}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      {children}
    </>
  );
}
