import { useEffect, useState } from 'preact/hooks';
import type { Source } from '../ledger/answers.js';
import { useAnswer } from '../ledger/use-answer.js';
import { countryInWords } from '../wording/codes.js';
import type { Described } from './field.js';

export interface ChosenSource {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly described: Described;
  readonly chosen: ChosenSource | null;
  readonly onChoose: (source: ChosenSource | null) => void;
}

/** How many are offered. */
const OFFERED = 8;
/** How long a hand may rest before sources are looked for, in milliseconds. */
const REST_MS = 150;

/** Chooses a source by typing a part of its name: with arrow keys and Enter, or by pointing. */
export function SourcePicker({ described, chosen, onChoose }: Props) {
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const words = useRested(typed);
  const { answer, isLoading } = useAnswer<{ items: readonly Source[] }>(isOpen ? '/sources' : null, {
    limit: String(OFFERED),
    q: beginnings(chosen?.name === words ? '' : words),
  });
  const offered = isOpen ? (answer?.items ?? []) : [];
  // Until the list is that of what is typed, no key chooses from it: it would be another source than was meant.
  const isCurrent = words === typed && !isLoading;
  const marked = isCurrent ? at : -1;
  const list = `${described.id}-list`;
  const choose = (source: Source) => {
    onChoose({ id: source.id, name: source.name });
    setTyped(source.name);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyAct(event.key, { at, count: offered.length, isOpen });
    if (act === null) return;
    event.preventDefault();
    if (act === 'choose') {
      const source = offered[marked];
      if (source) choose(source);
    } else {
      setOpen(act !== 'close');
      if (typeof act === 'number') setAt(act);
    }
  };
  return (
    <div class="picker">
      <input
        {...described}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={offered[marked] ? `${list}-${marked}` : undefined}
        value={typed}
        onFocus={() => setOpen(chosen === null)}
        onBlur={() => setOpen(false)}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          setAt(0);
          setOpen(true);
          if (chosen) onChoose(null);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label="Sources" hidden={!isOpen}>
        {offered.map((source, index) => (
          <li
            key={source.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === marked}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(source)}
          >
            {source.name}
            {source.country === null ? null : <span class="soft"> {countryInWords(source.country)}</span>}
          </li>
        ))}
      </ul>
      <span class="hint" role="status">
        {isOpen && isCurrent && offered.length === 0 ? 'No source is called so.' : ''}
      </span>
    </div>
  );
}

/** The text once nobody has typed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

/** Names with words that begin so. */
function beginnings(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${word}*`).join(' ');
}

interface Place {
  readonly at: number;
  readonly count: number;
  readonly isOpen: boolean;
}

/** What a key does: chooses, closes the list, or goes to one of it. */
function keyAct(key: string, { at, count, isOpen }: Place): 'choose' | 'close' | number | null {
  if (key === 'ArrowDown') return isOpen && count > 0 ? (at + 1) % count : 0;
  if (key === 'ArrowUp') return isOpen && count > 0 ? (at + count - 1) % count : 0;
  if (!isOpen) return null;
  if (key === 'Escape') return 'close';
  return key === 'Enter' ? 'choose' : null;
}
