import { useEffect, useRef, useState } from 'preact/hooks';
import { useAddress } from '../../address/address.js';
import { useActKeys } from '../../ledger/act.js';
import type { Count } from '../../ledger/answers.js';
import { command, type CommandAnswer } from '../../ledger/client.js';
import { type Problem, problemOf } from '../../ledger/problem.js';
import type { FieldError } from '../../parts/field.js';
import { stateOf } from '../../wording/figure.js';
import { ActChoice, actOf } from './act-choice.js';
import { bodyOf, type Draft, EMPTY, missing } from './draft.js';
import { FigureFields } from './figure-fields.js';
import { Refusal } from './refusal.js';
import { SendButton } from './send-button.js';
import { StatementFields } from './statement-fields.js';
import { Taken } from './taken.js';
import { WhyFields } from './why-fields.js';

interface Props {
  readonly count: Count;
  readonly path: string;
  readonly reload: () => void;
}

/** Where each act is sent. */
const PATHS = { correction: 'corrections', amendment: 'amendments', claim: 'claims' } as const;

const LABELS = {
  correction: 'Propose this correction',
  amendment: 'Change the figure',
  claim: 'Record this claim',
} as const;

/** Writes another figure, and sends it. What was typed stays until the ledger has taken it. */
export function ProposalForm({ count, path, reload }: Props) {
  const { query } = useAddress();
  const act = actOf(query['as']);
  const [draft, setDraft] = useState(EMPTY);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isSending, setSending] = useState(false);
  const [taken, setTaken] = useState<CommandAnswer | null>(null);
  // What was seen when it was written: another reading of the count does not change that.
  const [seen, setSeen] = useState(count);
  const keyOf = useActKeys();
  const form = useRef<HTMLFormElement>(null);
  useFirstWrong(form, errors);
  // Of nothing that was seen before anybody typed is anything held against the writer.
  useEffect(() => {
    if (draft === EMPTY) setSeen(count);
  }, [count]);

  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const send = async (revision: number) => {
    const wrong = missing(draft, act);
    setErrors(wrong);
    setProblem(null);
    if (wrong.length > 0) return;
    const to = `${path}/${PATHS[act]}`;
    const body = bodyOf(draft, act);
    setSending(true);
    try {
      const answer = await command(to, body, {
        idempotencyKey: keyOf(to + JSON.stringify(body)),
        ifMatch: act === 'amendment' ? revision : undefined,
      });
      setTaken(answer);
      reload();
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      setErrors(found.errors ?? []);
      if (found.code === 'stale-revision') reload();
    } finally {
      setSending(false);
    }
  };
  const restart = () => {
    setTaken(null);
    setDraft(EMPTY);
    setSeen(count);
  };
  if (taken) return <Taken act={act} answer={taken} path={path} onRestart={restart} />;
  const fields = { draft, change, errors };
  return (
    <form
      ref={form}
      class="proposal"
      noValidate
      aria-labelledby="your-figure"
      onSubmit={(event) => {
        event.preventDefault();
        void send(seen.revision);
      }}
    >
      <h2 id="your-figure">Another figure</h2>
      <ActChoice act={act} />
      {stateOf(count) === 'retracted' ? (
        <p class="warning">
          The figure is retracted. Nothing can be proposed on it until somebody reports it again.
        </p>
      ) : null}
      <FigureFields {...fields} isText={count.unit === 'text'} />
      {act === 'claim' ? null : <WhyFields {...fields} />}
      <StatementFields {...fields} />
      {problem === null ? null : (
        <Refusal
          problem={problem}
          act={act}
          seen={seen}
          path={path}
          isSending={isSending}
          onSendOn={(revision) => void send(revision)}
        />
      )}
      <SendButton label={LABELS[act]} isSending={isSending} isMarked={errors.length > 0} />
    </form>
  );
}

/** Brings whoever sent it to the first field that has to be looked at. */
function useFirstWrong(form: { readonly current: HTMLFormElement | null }, errors: readonly FieldError[]) {
  useEffect(() => {
    if (errors.length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid], fieldset:has(> .wrong) input')?.focus();
  }, [errors]);
}
