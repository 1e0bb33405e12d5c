import { type Dated, statedAtOf } from '../../parts/dated.js';
import type { FieldError } from '../../parts/field.js';
import type { ChosenSource } from '../../parts/source-picker.js';

/** What is done with what somebody wrote about a figure. */
export type Act = 'correction' | 'amendment' | 'claim';

/** What somebody writes about a figure, as it stands in the fields. */
export interface Draft {
  readonly low: string;
  readonly best: string;
  readonly high: string;
  readonly approximate: boolean;
  readonly asStated: string;
  /** The source says that it does not know. */
  readonly isUnknown: boolean;
  readonly cause: string;
  readonly reason: string;
  readonly source: ChosenSource | null;
  readonly stated: Dated;
  readonly url: string;
  readonly quote: string;
  readonly note: string;
}

export const EMPTY: Draft = {
  low: '',
  best: '',
  high: '',
  approximate: false,
  asStated: '',
  isUnknown: false,
  cause: '',
  reason: '',
  source: null,
  stated: { date: '', time: '' },
  url: '',
  quote: '',
  note: '',
};

/** What is missing, in the words of the form. What is there is for the ledger to judge. */
export function missing(draft: Draft, act: Act): FieldError[] {
  const { low, best, high, asStated, isUnknown, cause, reason, source, stated } = draft;
  const says = [low, best, high, asStated].some((text) => text.trim() !== '');
  const needed: [boolean, string, string][] = [
    [
      isUnknown || says,
      '/figure',
      'give a number or the source’s words, or say that the source does not know',
    ],
    [act === 'claim' || cause !== '', '/cause', 'choose why the figure differs'],
    [act === 'claim' || reason.trim() !== '', '/reason', 'say why in your own words'],
    [source !== null, '/statement/sourceId', 'choose a source from the list'],
    [stated.date !== '', '/statement/statedAt', 'say on which day the source said it'],
  ];
  return needed.flatMap(([isThere, pointer, detail]) => (isThere ? [] : [{ pointer, detail }]));
}

/** The body of the command. A text that is no number goes as it is: the ledger says what is wrong with it. */
export function bodyOf(draft: Draft, act: Act): object {
  const { cause, reason, source, stated, url, quote, note } = draft;
  return {
    figure: figureOf(draft),
    ...(act === 'claim' ? {} : { cause, reason }),
    statement: {
      sourceId: source?.id,
      statedAt: statedAtOf(stated),
      ...given({ url, quote }),
    },
    ...given({ note }),
  };
}

function figureOf({ low, best, high, approximate, asStated, isUnknown }: Draft): object | null {
  if (isUnknown) return null;
  const bounds = Object.entries({ low, best, high }).filter(([, text]) => text.trim() !== '');
  return {
    ...Object.fromEntries(bounds.map(([name, text]) => [name, numberOf(text)])),
    ...(approximate ? { approximate } : {}),
    ...given({ asStated }),
  };
}

/** 4,300 and 4 300 are 4300. */
function numberOf(text: string): number | string {
  const digits = text.trim().replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '');
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : text;
}

function given(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}
