import { useAddress } from '../../address/address.js';
import type { Agreement, StatedFigure, Statement } from '../../ledger/answers.js';
import { useItems } from '../../ledger/use-answer.js';
import { Facts } from '../../parts/facts.js';
import { FigureText } from '../../parts/figure.js';
import { Quote, SaidBy } from '../../parts/said.js';
import { TableHead } from '../../parts/table-head.js';
import { Time } from '../../parts/time.js';
import { capital, causeInWords, plain } from '../../wording/codes.js';
import { amountInWords, commitmentInWords, termPeriodInWords } from './wording.js';

type Term = Agreement['terms'][number];

interface Props {
  readonly term: Term;
  /** Of the agreement. */
  readonly path: string;
  /** A quote that is shown already. */
  readonly quoted?: string | null;
}

/** One thing that is agreed: how much, over what time, how firmly, and what came of it. */
export function TermSection({ term, path, quoted }: Props) {
  const { item, category, unit, figure, period, commitment, statement, delivered, warnings } = term;
  const words = figure?.asStated ?? null;
  return (
    <section aria-label={item}>
      <h3>
        {item}
        {category === null ? null : <span class="hint"> {plain(category)}</span>}
      </h3>
      <Facts
        facts={[
          ['How much', capital(amountInWords(figure, unit))],
          ['In the words', words === null ? null : `“${words}”`],
          ['Over what time', termPeriodInWords(period)],
          ['How firmly', commitmentInWords(commitment)],
          ['Stated by', <SaidBy statement={statement} />],
          [
            'Delivered so far',
            delivered === null ? (
              'Nothing recorded'
            ) : (
              <FigureText value={{ figure: delivered }} unit={unit ?? undefined} />
            ),
          ],
        ]}
      />
      {statement.quote === quoted ? null : <Quote statement={statement} />}
      {warnings.map(({ code, detail }) => (
        <p key={code + detail} class="warning">
          {capital(detail)}
        </p>
      ))}
      <Deliveries term={term} />
      <Changes term={term} path={path} />
    </section>
  );
}

function Deliveries({ term: { item, deliveries, unit } }: { readonly term: Term }) {
  if (deliveries.length === 0) return null;
  return (
    <table class="cards deliveries">
      <caption>Deliveries of {item}</caption>
      <TableHead columns={['Delivered', 'How much', 'Stated by', 'Recorded']} />
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.deliveryId}>
            <th scope="row">
              <Time at={delivery.deliveredAt} />
            </th>
            <td data-label="How much">
              <FigureText value={delivery} unit={unit ?? undefined} />
              {delivery.warnings.map(({ code, detail }) => (
                <span key={code + detail} class="note note--warning">
                  {capital(detail)}
                </span>
              ))}
            </td>
            <td data-label="Stated by">
              <SaidBy statement={delivery.statement} />
            </td>
            <td data-label="Recorded">
              <Time at={delivery.recordedAt} /> by {delivery.actor}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An entry of a term's history. */
interface TermRevision {
  readonly revision: number;
  readonly figure: StatedFigure | null;
  readonly period: Term['period'];
  readonly commitment: string;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly statement: Statement;
}

/** How a term changed, where it did. */
function Changes({ term, path }: Props) {
  const { moment } = useAddress();
  const changed = term.revision > 0 ? `${path}/terms/${term.termId}/revisions` : null;
  const { answer, isLoading } = useItems<TermRevision>(changed, { ...moment });
  const entries = answer?.items ?? [];
  if (entries.length < 2) return isLoading ? <p class="loading">Asking how it changed…</p> : null;
  return (
    <table class="cards">
      <caption>How this term changed, the last first</caption>
      <TableHead columns={['How much', 'Over what time', 'How firmly', 'Why', 'Stated by']} />
      <tbody>
        {entries.toReversed().map((entry) => (
          <tr key={entry.revision}>
            <th scope="row">{amountInWords(entry.figure, term.unit)}</th>
            <td data-label="Over what time">{termPeriodInWords(entry.period)}</td>
            <td data-label="How firmly">{commitmentInWords(entry.commitment)}</td>
            <td data-label="Why">
              {entry.cause === null ? '' : `${causeInWords(entry.cause).label}. `}
              {entry.reason}
            </td>
            <td data-label="Stated by">
              <SaidBy statement={entry.statement} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
