import type { Statement } from '../ledger/answers.js';
import { SourceLink } from './link.js';
import { StatementLinks, Via } from './statement.js';
import { Time } from './time.js';

/** Who states something, carried by whom, and when, in one line. */
export function SaidBy({ statement }: { readonly statement: Statement }) {
  return (
    <>
      <SourceLink id={statement.sourceId} />
      <Via statement={statement} />, <Time at={statement.statedAt} /> <StatementLinks statement={statement} />
    </>
  );
}

/** The source's own words, where they were kept. */
export function Quote({ statement: { quote } }: { readonly statement: Statement }) {
  return quote === null ? null : <blockquote>“{quote}”</blockquote>;
}
