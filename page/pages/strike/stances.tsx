import type { Strike } from '../../ledger/answers.js';
import { SourceLink } from '../../parts/link.js';
import { Quote, SaidBy } from '../../parts/said.js';
import { Details } from './details.js';
import { stanceInWords } from './wording.js';

type Stance = Strike['stances'][number];

/** What other sources say of a strike: who confirms it and who disputes it, and what each says otherwise. */
export function Stances({ strike: { stances } }: { readonly strike: Strike }) {
  return (
    <section aria-labelledby="stances">
      <h2 id="stances">What others say of it</h2>
      {stances.length === 0 ? <p>Nothing recorded: no other source confirms or disputes it.</p> : null}
      <ul class="plain-list stances">
        {stances.toReversed().map((stance) => (
          <li key={stance.revision} class={stance.standing ? 'stance' : 'stance fallen'}>
            <One stance={stance} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ stance }: { readonly stance: Stance }) {
  const { statement, details, note, sourceId } = stance;
  const { title } = details;
  return (
    <>
      <h3>
        {standing(stance)}
        {stanceInWords(stance)}: <SourceLink id={sourceId} />
      </h3>
      <Quote statement={statement} />
      {Object.keys(details).length === 0 ? null : (
        <>
          <p>It says otherwise:{title === undefined ? '' : <strong> {title}</strong>}</p>
          <Details of={details} />
        </>
      )}
      <p class="hint">
        Stated by <SaidBy statement={statement} />
        {note === null ? '' : ` Note: ${note}`}
      </p>
    </>
  );
}

function standing({ takenBack, standing: stands }: Stance): string {
  if (takenBack) return 'Taken back: ';
  return stands ? '' : 'No longer counts: ';
}
