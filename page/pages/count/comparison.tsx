import { useAddress } from '../../address/address.js';
import type { Count, Revision } from '../../ledger/answers.js';
import { type Items, type Loaded, useAnswer, useItems } from '../../ledger/use-answer.js';
import type { ComponentChildren } from 'preact';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink } from '../../parts/link.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { Time } from '../../parts/time.js';
import { valueInWords } from '../../wording/figure.js';
import { SideChoice } from './side-choice.js';
import { momentOfSide, type Side, sideOf, textOf } from './sides.js';
import { useCount, useCountPath, useCountTitle } from './use-count.js';

const FIRST: Side = { way: 'entry', at: '0' };
const PRESENT: Side = { way: 'now', at: '' };

import './count.css';

/** A figure at two moments, side by side. */
export default function ComparisonPage() {
  const path = useCountPath();
  const title = useCountTitle(useCount());
  const entries = useItems<Revision>(`${path}/revisions`);
  return (
    <PageFrame title={title} kind="Two moments side by side">
      <WhenLoaded loaded={entries}>{({ items }) => <Sides path={path} entries={items} />}</WhenLoaded>
      <p>
        <Link to={path}>The whole history</Link>
      </p>
    </PageFrame>
  );
}

function Sides({ path, entries }: { readonly path: string; readonly entries: Items<Revision>['items'] }) {
  const { query, with: withChanges, go } = useAddress();
  const left = sideOf(query['left'], FIRST);
  const right = sideOf(query['right'], PRESENT);
  const one = useSide(path, left, entries);
  const other = useSide(path, right, entries);
  return (
    <>
      <div class="sides">
        <SideChoice
          name="On the left"
          side={left}
          entries={entries}
          onChoose={(side) => go(withChanges({ left: textOf(side) }))}
        />
        <SideChoice
          name="On the right"
          side={right}
          entries={entries}
          onChoose={(side) => go(withChanges({ right: textOf(side) }))}
        />
      </div>
      <Table one={one} other={other} />
    </>
  );
}

function useSide(path: string, side: Side, entries: readonly Revision[]): Loaded<Count> {
  const moment = momentOfSide(side, entries);
  return useAnswer<Count>(moment === null ? null : path, { ...moment });
}

/** What is compared: a line each. */
const LINES: readonly { readonly name: string; readonly show: (count: Count) => ComponentChildren }[] = [
  { name: 'Figure', show: (count) => <FigureText value={count} unit={count.unit} /> },
  {
    name: 'In the source’s words',
    show: ({ statement, figure }) => {
      const words = statement.quote ?? figure?.asStated ?? null;
      return words === null ? 'none kept' : `“${words}”`;
    },
  },
  { name: 'Stated by', show: ({ statement }) => <SourceLink id={statement.sourceId} /> },
  { name: 'Stated', show: ({ statement }) => <Time at={statement.statedAt} /> },
  { name: 'Entry in force', show: ({ figureRevision }) => `revision ${figureRevision}` },
  { name: 'Entries by then', show: ({ revision }) => String(revision + 1) },
  { name: 'Claims that stand', show: (count) => <StandingClaims count={count} /> },
];

function Table({ one, other }: { readonly one: Loaded<Count>; readonly other: Loaded<Count> }) {
  const differ =
    one.answer && other.answer && valueInWords(one.answer) !== valueInWords(other.answer)
      ? 'The figure differs.'
      : 'The figure is the same.';
  return (
    <>
      {one.answer && other.answer ? <p role="status">{differ}</p> : null}
      <table class="comparison" aria-busy={one.isLoading || other.isLoading}>
        <thead>
          <tr>
            <td />
            <th scope="col">On the left</th>
            <th scope="col">On the right</th>
          </tr>
        </thead>
        <tbody>
          {LINES.map(({ name, show }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <Cell loaded={one} show={show} />
              <Cell loaded={other} show={show} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Cell({
  loaded,
  show,
}: {
  readonly loaded: Loaded<Count>;
  readonly show: (typeof LINES)[number]['show'];
}) {
  const { answer, problem } = loaded;
  if (problem?.status === 404) return <td class="absent">nothing recorded</td>;
  if (problem) return <td>{problem.detail}</td>;
  return <td>{answer ? show(answer) : ''}</td>;
}

function StandingClaims({ count: { claims } }: { readonly count: Count }) {
  const standing = claims.filter((claim) => claim.standing);
  if (standing.length === 0) return <>none</>;
  return (
    <ul class="plain-list">
      {standing.map((claim) => (
        <li key={claim.revision}>
          <SourceLink id={claim.sourceId} />: <FigureText value={claim} />
        </li>
      ))}
    </ul>
  );
}
