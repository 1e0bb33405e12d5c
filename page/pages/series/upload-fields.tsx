import { CauseOptions } from '../../parts/cause-options.js';
import type { Notice, Series } from '../../ledger/answers.js';
import { useItems } from '../../ledger/use-answer.js';
import { DatedFields } from '../../parts/dated-fields.js';
import { Field, type FieldError } from '../../parts/field.js';
import { inWords } from '../../wording/time.js';
import type { Upload } from './upload-request.js';

interface Props {
  readonly upload: Upload;
  readonly change: (changes: Partial<Upload>) => void;
  readonly errors: readonly FieldError[];
  readonly format: Series['format'];
  readonly isLocked: boolean;
}

/** Fields that are folded away while nothing is wrong with them. */
const MORE: ReadonlySet<string> = new Set(['?cause', '?noticeId', '?url', '?note']);

/** The file, when it was published, and what else is known of it. */
export function UploadFields({ upload, change, errors, format, isLocked }: Props) {
  return (
    <fieldset disabled={isLocked}>
      <legend>The published file</legend>
      <div class="fields fields--top">
        <Field
          label="File"
          hint={`This series is published as ${format.toUpperCase()}.`}
          pointer="file"
          errors={errors}
        >
          {(described) => (
            <input
              {...described}
              type="file"
              accept=".json,.csv,application/json,text/csv"
              onChange={({ currentTarget }) => change({ file: currentTarget.files?.[0] ?? null })}
            />
          )}
        </Field>
        <DatedFields
          label="Published on"
          pointer="?statedAt"
          value={upload.stated}
          onChange={(stated) => change({ stated })}
          errors={errors}
        />
      </div>
      <details open={errors.some(({ pointer }) => MORE.has(pointer))}>
        <summary>More about it (optional)</summary>
        <MoreFields upload={upload} change={change} errors={errors} />
      </details>
    </fieldset>
  );
}

function MoreFields({ upload, change, errors }: Pick<Props, 'upload' | 'change' | 'errors'>) {
  const notices = useItems<Notice>('/notices', {}, 200).answer?.items ?? [];
  return (
    <>
      <Field
        label="Why cells differ"
        hint="When nothing is chosen: the publisher changed them, and why is not known."
        pointer="?cause"
        errors={errors}
      >
        {(described) => (
          <select
            {...described}
            value={upload.cause}
            onChange={({ currentTarget }) => change({ cause: currentTarget.value })}
          >
            <option value="">Not known</option>
            <CauseOptions />
          </select>
        )}
      </Field>
      {notices.length === 0 ? null : (
        <Field label="The notice that it is part of" pointer="?noticeId" errors={errors}>
          {(described) => (
            <select
              {...described}
              value={upload.noticeId}
              onChange={({ currentTarget }) => change({ noticeId: currentTarget.value })}
            >
              <option value="">None</option>
              {notices.map(({ id, reason, statement }) => (
                <option key={id} value={id}>
                  {inWords(statement.statedAt)}: {reason}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label="Where it was published" pointer="?url" errors={errors}>
        {(described) => (
          <input
            {...described}
            type="url"
            value={upload.url}
            onInput={({ currentTarget }) => change({ url: currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Your note" pointer="?note" errors={errors}>
        {(described) => (
          <textarea
            {...described}
            rows={2}
            value={upload.note}
            onInput={({ currentTarget }) => change({ note: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
