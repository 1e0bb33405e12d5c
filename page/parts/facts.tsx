import type { ComponentChildren } from 'preact';

export type Fact = readonly [label: string, content: ComponentChildren];

/** What is known of something, point by point; what is null or empty is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const known = facts.filter(([, content]) => content !== null && content !== '' && content !== undefined);
  if (known.length === 0) return null;
  return (
    <dl class="facts">
      {known.map(([label, content]) => (
        <div key={label} class="fact">
          <dt>{label}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}
