import { useAddress } from '../../address/address.js';
import type { Count, Revision } from '../../ledger/answers.js';
import { SourceLink } from '../../parts/link.js';
import { valueInWords } from '../../wording/figure.js';
import { inWords as timeInWords } from '../../wording/time.js';
import { type Axis, lanes, type Lane, momentsOf, movement } from './history.js';
import { laneLook, verticalScale } from './look.js';
import { MovementPlot } from './movement-plot.js';

interface Props {
  readonly count: Count;
  readonly entries: readonly Revision[];
}

/** So many sources have lines of their own at most; the table has them all. */
const MOST_LANES = 10;
const DAY_MS = 86_400_000;

/** The picture of how the figure moved, in one of two times, with who claimed what. */
export function MovementSection({ count, entries }: Props) {
  const { query, with: withChanges } = useAddress();
  const axis: Axis = query['time'] === 'recorded' ? 'recorded' : 'stated';
  const steps = movement(entries, axis);
  const others = lanes(count.claims, entries, axis).filter(differs(count, entries));
  const shown = others.slice(0, MOST_LANES);
  const isToNow = query['until'] === 'now';
  const span = spanOf(momentsOf(entries)[axis], isToNow ? endOfShown(count) : null);
  if (!span) return null;
  const { beginsAtZero } = verticalScale({ movement: steps, lanes: shown });
  return (
    <section aria-labelledby="movement">
      <h2 id="movement">How it moved</h2>
      <div class="choices">
        <Choice
          label="In the time when it was stated"
          isChosen={axis === 'stated'}
          to={withChanges({ time: undefined })}
        />
        <Choice
          label="In the time when it was recorded"
          isChosen={axis === 'recorded'}
          to={withChanges({ time: 'recorded' })}
        />
        <Choice
          label={isToNow ? 'Up to the last entry' : 'Up to the moment shown'}
          isChosen={false}
          to={withChanges({ until: isToNow ? undefined : 'now' })}
        />
      </div>
      <figure>
        <MovementPlot
          label={inSentences(steps)}
          movement={steps}
          lanes={shown}
          unit={count.unit}
          from={span.from}
          to={span.to}
        />
        <figcaption>
          <Legend lanes={shown} isCut={others.length > shown.length} />
          {beginsAtZero ? null : <p>The scale does not begin at zero.</p>}
        </figcaption>
      </figure>
    </section>
  );
}

function Choice({
  label,
  isChosen,
  to,
}: {
  readonly label: string;
  readonly isChosen: boolean;
  readonly to: string;
}) {
  return (
    <a class="choice" href={to} aria-current={isChosen ? 'true' : undefined}>
      {label}
    </a>
  );
}

/** A source that only ever said what was in force then has no line beside it. */
function differs({ statement }: Count, entries: readonly Revision[]) {
  const setters = new Set(
    entries.filter(({ previousStatus }) => previousStatus !== undefined).map(({ sourceId }) => sourceId),
  );
  return ({ sourceId, stretches }: Lane) =>
    !setters.has(sourceId) ||
    (sourceId !== statement.sourceId && stretches.some(({ state }) => state === 'reported'));
}

/** What is drawn: all moments, with some room; milliseconds. */
function spanOf(moments: readonly number[], until: number | null): { from: number; to: number } | null {
  if (moments.length === 0) return null;
  const [first, last] = [Math.min(...moments), Math.max(...moments, until ?? 0)];
  const room = Math.max((last - first) * 0.08, last === first ? DAY_MS / 2 : 1_000);
  return { from: first - room / 4, to: last + room };
}

function endOfShown({ asOf }: Count): number {
  const { statedAt, recordedAt } = asOf;
  return Math.max(Date.parse(statedAt ?? recordedAt ?? ''), statedAt === null ? Date.now() : 0);
}

/** Five at most, for who does not see the picture; the table has the rest. */
function inSentences(steps: ReturnType<typeof movement>): string {
  const said = steps
    .slice(-5)
    .map((step) => {
      const value = { status: step.state === 'retracted' ? 'retracted' : 'active', figure: step.figure };
      return `${valueInWords(value)} from ${timeInWords(new Date(step.from).toISOString())}`;
    })
    .join('; ');
  const before = steps.length > 5 ? `${steps.length - 5} values before; then ` : '';
  return `The figure in force: ${before}${said}. The table of entries has all of it.`;
}

function Legend({ lanes: shown, isCut }: { readonly lanes: readonly Lane[]; readonly isCut: boolean }) {
  return (
    <ul class="legend">
      <li>
        <Swatch colour="var(--accent)" width={3} /> The figure in force; shaded from low to high, fading where
        one is open
      </li>
      {shown.map(({ sourceId }, index) => (
        <li key={sourceId}>
          <Swatch {...laneLook(index)} width={2} /> Claimed by <SourceLink id={sourceId} />
        </li>
      ))}
      {isCut ? <li>More sources are in the table of claims.</li> : null}
    </ul>
  );
}

interface SwatchProps {
  readonly colour: string;
  readonly dash?: string;
  readonly width: number;
}

function Swatch({ colour, dash, width }: SwatchProps) {
  return (
    <svg class="swatch" width="36" height="10" aria-hidden="true">
      <line x1="0" x2="36" y1="5" y2="5" stroke={colour} stroke-width={width} stroke-dasharray={dash} />
    </svg>
  );
}
