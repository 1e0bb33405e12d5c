import type { ComponentChildren } from 'preact';
import type {
  Agreement,
  Count,
  DiplomaticEvent,
  ListedStrike,
  Notice,
  Series,
  Situation,
  Source,
  SubjectCount,
} from '../../ledger/answers.js';
import { FigureText } from '../../parts/figure.js';
import { Link, SourceLink, SubjectLink } from '../../parts/link.js';
import { Time } from '../../parts/time.js';
import {
  causeInWords,
  countPath,
  countryInWords,
  diplomaticStatusInWords,
  kindInWords,
  quantityInWords,
  stageInWords,
  strikeStatusInWords,
} from '../../wording/codes.js';
import { inWords } from '../../wording/figure.js';
import { placeInWords } from '../../wording/place.js';
import { periodInWords, windowInWords } from '../../wording/time.js';

/** A column of a table of results; the first heads its row. */
export interface Column<Item> {
  readonly label: string;
  readonly cell: (item: Item) => ComponentChildren;
}

const MOST_FIGURES = 4;

function Figures({ counts }: { readonly counts: readonly SubjectCount[] }) {
  return (
    <ul class="result-figures">
      {counts.slice(0, MOST_FIGURES).map((count) => (
        <li key={count.id}>
          {quantityInWords(count)}: <FigureText value={count} />
        </li>
      ))}
      {counts.length > MOST_FIGURES ? <li class="hint">and {counts.length - MOST_FIGURES} more</li> : null}
    </ul>
  );
}

const STRIKES: readonly Column<ListedStrike>[] = [
  { label: 'Strike', cell: ({ id, title }) => <Link to={`/strikes/${id}`}>{title}</Link> },
  { label: 'When', cell: ({ occurred }) => windowInWords(occurred) },
  { label: 'Where', cell: ({ place }) => placeInWords(place) || 'not known' },
  { label: 'Status', cell: ({ status }) => strikeStatusInWords(status) },
  { label: 'Figures', cell: ({ counts }) => (counts.length === 0 ? null : <Figures counts={counts} />) },
];

const COUNTS: readonly Column<Count>[] = [
  {
    label: 'What',
    cell: (count) => <Link to={countPath(count.family, count.id)}>{quantityInWords(count)}</Link>,
  },
  {
    label: 'Of',
    cell: ({ subject, period }) => (
      <>
        <SubjectLink subject={subject} />
        {period === null ? null : <>, {periodInWords(period)}</>}
      </>
    ),
  },
  {
    label: 'Figure in force',
    cell: (count) => <FigureText value={count} unit={count.unit === 'text' ? undefined : count.unit} />,
  },
  {
    label: 'Stated',
    cell: ({ statement: { sourceId, statedAt } }) => (
      <>
        <SourceLink id={sourceId} />, <Time at={statedAt} />
      </>
    ),
  },
];

const SITUATIONS: readonly Column<Situation>[] = [
  { label: 'Situation', cell: ({ id, title }) => <Link to={`/situations/${id}`}>{title}</Link> },
  { label: 'Kind', cell: ({ kind }) => kindInWords(kind) },
  { label: 'Where', cell: ({ place }) => placeInWords(place) || 'not known' },
  { label: 'Since', cell: ({ since }) => (since === null ? 'not known' : <Time at={since} />) },
  { label: 'Figures', cell: ({ counts }) => (counts.length === 0 ? null : <Figures counts={counts} />) },
];

const AGREEMENTS: readonly Column<Agreement>[] = [
  { label: 'Agreement', cell: ({ id, title }) => <Link to={`/agreements/${id}`}>{title}</Link> },
  { label: 'Between', cell: ({ parties }) => parties.map(({ name }) => name).join(', ') },
  { label: 'How far it is', cell: ({ stage }) => stageInWords(stage) },
  { label: 'Signed', cell: ({ signedAt }) => (signedAt === null ? null : <Time at={signedAt} />) },
  {
    label: 'Terms',
    cell: ({ terms }) => terms.map(({ item, figure }) => `${item}: ${inWords(figure)}`).join('; '),
  },
];

const DIPLOMATIC_EVENTS: readonly Column<DiplomaticEvent>[] = [
  { label: 'Event', cell: ({ id, title }) => <Link to={`/diplomatic-events/${id}`}>{title}</Link> },
  { label: 'Kind', cell: ({ kind }) => kindInWords(kind) },
  {
    label: 'Date',
    cell: ({ scheduledFor }) => (scheduledFor === null ? 'none named' : <Time at={scheduledFor} />),
  },
  { label: 'Where', cell: ({ place }) => (place === null ? null : placeInWords(place)) },
  { label: 'Status', cell: ({ status }) => diplomaticStatusInWords(status) },
];

const SOURCES: readonly Column<Source>[] = [
  { label: 'Source', cell: ({ id, name }) => <Link to={`/sources/${id}`}>{name}</Link> },
  { label: 'Kind', cell: ({ kind }) => kindInWords(kind) },
  { label: 'Country', cell: ({ country }) => (country === null ? null : countryInWords(country)) },
  { label: 'Figures stated', cell: ({ scorecard }) => scorecard.claims },
  {
    label: 'Of those revised',
    cell: ({ scorecard }) => scorecard.revised + scorecard.developed + scorecard.slips,
  },
];

const SERIES: readonly Column<Series>[] = [
  { label: 'Series', cell: ({ id, name }) => <Link to={`/series/${id}`}>{name}</Link> },
  { label: 'Published by', cell: ({ sourceId }) => <SourceLink id={sourceId} /> },
  { label: 'Versions', cell: ({ vintages }) => vintages },
  { label: 'Latest version', cell: ({ latest }) => (latest === null ? null : <Time at={latest.statedAt} />) },
];

const NOTICES: readonly Column<Notice>[] = [
  { label: 'Notice', cell: ({ id, reason }) => <Link to={`/notices/${id}`}>{reason}</Link> },
  { label: 'Cause', cell: ({ cause }) => causeInWords(cause).label },
  { label: 'Status', cell: ({ status }) => (status === 'retracted' ? 'Retracted' : 'Stands') },
  {
    label: 'Stated',
    cell: ({ statement: { sourceId, statedAt } }) => (
      <>
        <SourceLink id={sourceId} />, <Time at={statedAt} />
      </>
    ),
  },
];

/** What is in lists has an id. */
export interface Listed {
  readonly id: string;
}

/** The columns of each kind's table. They are given the items of their own list alone. */
export const COLUMNS = {
  strikes: STRIKES,
  counts: COUNTS,
  situations: SITUATIONS,
  agreements: AGREEMENTS,
  'diplomatic-events': DIPLOMATIC_EVENTS,
  sources: SOURCES,
  series: SERIES,
  notices: NOTICES,
} as unknown as Readonly<Record<string, readonly Column<Listed>[]>>;
