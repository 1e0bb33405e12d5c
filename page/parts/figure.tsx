import { inWords, type ShownValue, stateOf, unitInWords } from '../wording/figure.js';

interface Props {
  readonly value: ShownValue | null | undefined;
  /** What it counts, e.g. people. */
  readonly unit?: string;
}

/** A value in a line or a cell. Retracted, unknown, zero and absent look different, also without colours. */
export function FigureText({ value, unit }: Props) {
  const state = stateOf(value);
  const counted =
    unit === undefined || state !== 'reported' ? null : (
      <span class="unit"> {unitInWords(unit, value?.figure ?? null)}</span>
    );
  return (
    <span class={`figure figure--${state}`}>
      {state === 'retracted' ? <Retracted value={value} /> : textOf(state, value)}
      {counted}
    </span>
  );
}

function textOf(state: string, value: Props['value']): string {
  if (state === 'absent') return 'nothing recorded';
  return inWords(value?.figure ?? null);
}

function Retracted({ value }: Props) {
  const last = value?.lastFigure;
  return (
    <>
      retracted
      {last ? (
        <>
          , was <s>{inWords(last)}</s>
        </>
      ) : null}
    </>
  );
}
