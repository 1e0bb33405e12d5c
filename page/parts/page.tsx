import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useAddress } from '../address/address.js';

/** A title of which a part may still be on its way. */
export interface Title {
  readonly text: string;
  readonly isLoading: boolean;
}

interface Props {
  readonly title: string | Title;
  /** What kind of thing it shows, above the title. */
  readonly kind?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page with its heading, which is where a reader begins after a step to it. */
export function PageFrame({ title, kind, children }: Props) {
  const { path } = useAddress();
  const { text, isLoading } = typeof title === 'string' ? { text: title, isLoading: false } : title;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} · Conflict Ledger`;
  }, [text]);
  useEffect(() => {
    // The first page is read from its top, and so is one that names a place in itself.
    if (history.state !== null && location.hash === '') heading.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <>
      <header class="page-head">
        {kind === undefined ? null : <p class="kind">{kind}</p>}
        <h1 ref={heading} tabIndex={-1} aria-busy={isLoading}>
          {text}
        </h1>
      </header>
      {children}
    </>
  );
}
