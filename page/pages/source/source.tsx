import { useAddress } from '../../address/address.js';
import type { Source } from '../../ledger/answers.js';
import { useAnswer } from '../../ledger/use-answer.js';
import { Besides } from '../../parts/besides.js';
import { Facts } from '../../parts/facts.js';
import { WhenLoaded } from '../../parts/loaded.js';
import { PageFrame } from '../../parts/page.js';
import { TableHead } from '../../parts/table-head.js';
import { Time } from '../../parts/time.js';
import { capital, causeInWords, countryInWords, kindInWords } from '../../wording/codes.js';
import { scorecardInWords } from './scorecard.js';
import { Stated } from './stated.js';

/** Somebody who states: how reliable it was judged, and how its figures fared. */
export default function SourcePage() {
  const { path, moment } = useAddress();
  // A source has its name and grades whatever was stated by when.
  const loaded = useAnswer<Source>(path, { ...moment });
  const found = loaded.answer;
  return (
    <PageFrame
      title={found?.name ?? 'A source'}
      kind={found ? `Source: ${kindInWords(found.kind).toLowerCase()}` : 'Source'}
    >
      <WhenLoaded loaded={loaded}>
        {(source) => (
          <>
            <About source={source} />
            <Scorecard source={source} />
            <Grades source={source} />
            <Stated id={source.id} />
            <Besides {...source} />
          </>
        )}
      </WhenLoaded>
    </PageFrame>
  );
}

const RELIABILITIES: Readonly<Record<string, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'its reliability cannot be judged',
};

/** A grade of the Admiralty code with its meaning. */
function gradeInWords(grade: string): string {
  return `${grade}: ${RELIABILITIES[grade] ?? ''}`;
}

function About({ source }: { readonly source: Source }) {
  const { country, url, reliability, recordedAt, actor } = source;
  return (
    <Facts
      facts={[
        ['Country', country === null ? null : countryInWords(country)],
        ['Reliability', reliability === null ? 'Never graded' : gradeInWords(reliability)],
        [
          'Publishes at',
          url === null ? null : (
            <a href={url} rel="noreferrer external" target="_blank">
              {url}
            </a>
          ),
        ],
        [
          'Known here since',
          <>
            <Time at={recordedAt} />, recorded by {actor}
          </>,
        ],
      ]}
    />
  );
}

function Scorecard({ source: { scorecard } }: { readonly source: Source }) {
  return (
    <section aria-labelledby="scorecard">
      <h2 id="scorecard">How its figures fared</h2>
      <ul>
        {scorecardInWords(scorecard).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {scorecard.byCause.length === 0 ? null : (
        <table class="cards by-cause">
          <caption>Why its figures were changed</caption>
          <TableHead columns={['Cause', 'What it says of the figure before', 'Changes']} />
          <tbody>
            {scorecard.byCause.map(({ cause, revisions }) => {
              const words = cause === null ? { label: 'None given', meaning: '' } : causeInWords(cause);
              return (
                <tr key={cause}>
                  <th scope="row">{words.label}</th>
                  <td data-label="What it says of the figure before">{capital(words.meaning)}</td>
                  <td data-label="Changes">{revisions}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Grades({ source: { grades } }: { readonly source: Source }) {
  if (grades.length === 0) return null;
  return (
    <section aria-labelledby="grades">
      <h2 id="grades">How it was graded</h2>
      <table class="cards grades">
        <TableHead columns={['Grade', 'Before', 'Why', 'Recorded']} />
        <tbody>
          {grades.toReversed().map(({ revision, reliability, previous, reason, recordedAt, actor }) => (
            <tr key={revision}>
              <th scope="row">{gradeInWords(reliability)}</th>
              <td data-label="Before">{previous === null ? '' : gradeInWords(previous)}</td>
              <td data-label="Why">{reason}</td>
              <td data-label="Recorded">
                <Time at={recordedAt} /> by {actor}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
