import { useRef, useState } from 'preact/hooks';
import { useAddress } from '../../address/address.js';
import { useActKeys } from '../../ledger/act.js';
import type { Series, TriedVintage, Vintage } from '../../ledger/answers.js';
import { send } from '../../ledger/client.js';
import { type Problem, problemOf } from '../../ledger/problem.js';
import { useKey } from '../../ledger/session.js';
import type { FieldError } from '../../parts/field.js';
import { Applied } from './applied.js';
import { Progress } from './progress.js';
import { Trial } from './trial.js';
import { UploadFields } from './upload-fields.js';
import { UploadRefusal } from './upload-refusal.js';
import { EMPTY_UPLOAD, mediaTypeOf, missingOf, type Upload, uploadPath } from './upload-request.js';

interface Props {
  readonly series: Series;
  readonly path: string;
  readonly reload: () => void;
}

type Step = 'trying' | 'applying';

/** Tries a file, shows what it would change, and takes it when somebody says so. */
export function UploadForm({ series, path, reload }: Props) {
  const { query, with: withChanges, go } = useAddress();
  const isSignedIn = useKey() !== null;
  const [upload, setUpload] = useState(EMPTY_UPLOAD);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState<TriedVintage | null>(null);
  const [applied, setApplied] = useState<Vintage | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  // The answer to an earlier text says nothing of the one that is there now.
  const turn = useRef(0);
  const keyOf = useActKeys();

  const change = (changes: Partial<Upload>) => {
    turn.current += 1;
    setUpload((before) => ({ ...before, ...changes }));
    setTried(null);
    setProblem(null);
    setErrors([]);
  };
  const put = async <Answer extends object>(next: Step, onTaken: (answer: Answer) => void) => {
    const wrong = missingOf(upload);
    setErrors(wrong);
    setProblem(null);
    const { file } = upload;
    if (wrong.length > 0 || file === null) return;
    const own = turn.current;
    const to = uploadPath(path, upload, next === 'trying');
    setStep(next);
    try {
      const answer = await send<Answer>(to, file, mediaTypeOf(file, series), {
        ...(next === 'applying' && tried ? { idempotencyKey: keyOf(`${to} ${tried.sha256}`) } : {}),
      });
      if (own === turn.current) onTaken(answer);
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      setErrors((found.errors ?? []).filter(({ pointer }) => pointer.startsWith('?')));
    } finally {
      setStep(null);
    }
  };
  const attempt = () => {
    if (query['page'] !== undefined) go(withChanges({ page: undefined }), true);
    setTried(null);
    void put<TriedVintage>('trying', setTried);
  };
  const apply = () =>
    void put<Vintage>('applying', (vintage) => {
      setApplied(vintage);
      reload();
    });

  if (applied) {
    return (
      <Applied
        version={applied}
        path={path}
        onRestart={() => {
          setApplied(null);
          change(EMPTY_UPLOAD);
        }}
      />
    );
  }
  return (
    <>
      <form
        noValidate
        aria-label="The file"
        onSubmit={(event) => {
          event.preventDefault();
          attempt();
        }}
      >
        <UploadFields
          upload={upload}
          change={change}
          errors={errors}
          format={series.format}
          isLocked={step !== null}
        />
        {isSignedIn ? (
          <p class="buttons">
            <button
              type="submit"
              class={tried ? undefined : 'primary'}
              disabled={step !== null}
              aria-busy={step === 'trying'}
            >
              {step === 'trying' ? 'Comparing it with what is held…' : 'See what it would change'}
            </button>
          </p>
        ) : (
          <p class="warning">Sign in with a reviewer’s key, at the top of the page, to upload.</p>
        )}
      </form>
      {tried && upload.file ? (
        <Trial tried={tried} series={series} isApplying={step === 'applying'} onApply={apply} />
      ) : null}
      {step === 'applying' && tried ? <Progress path={path} tried={tried} /> : null}
      {problem === null ? null : <UploadRefusal problem={problem} path={path} />}
    </>
  );
}
