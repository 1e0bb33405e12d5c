import type { ComponentChildren } from 'preact';
import { type Query, useAddress } from '../address/address.js';
import { useNaming } from '../ledger/names.js';
import { subjectPath } from '../wording/codes.js';

interface Props {
  readonly to: string;
  readonly query?: Query;
  readonly class?: string;
  /** It leads to what is shown. */
  readonly current?: boolean;
  readonly children: ComponentChildren;
}

/** A link to another page, at the same moment. */
export function Link({ to, query, children, class: name, current = false }: Props) {
  const { link } = useAddress();
  return (
    <a href={link(to, query)} class={name} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}

/** A source by its name. */
export function SourceLink({ id }: { readonly id: string }) {
  return <Named path={`/sources/${id}`} fallback="a source" />;
}

/** What a count is about, by its title. */
export function SubjectLink({
  subject,
}: {
  readonly subject: { readonly type: string; readonly id: string };
}) {
  return <Named path={subjectPath(subject)} fallback={`a ${subject.type}`} />;
}

function Named({ path, fallback }: { readonly path: string; readonly fallback: string }) {
  const { name, isLoading } = useNaming(path);
  return (
    <span aria-busy={isLoading}>
      <Link to={path}>{name ?? fallback}</Link>
    </span>
  );
}
