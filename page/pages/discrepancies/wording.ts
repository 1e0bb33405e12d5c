interface KindWords {
  readonly label: string;
  readonly meaning: string;
}

/** What does not go together, by the kind of discrepancy. */
const KINDS: Readonly<Record<string, KindWords>> = {
  'claims-disjoint': {
    label: 'Claims that cannot both be true',
    meaning: 'What these sources say leaves nothing in common.',
  },
  'claims-overlap': {
    label: 'Claims that differ',
    meaning: 'They say different things that can all be true.',
  },
  'parts-exceed-whole': {
    label: 'Parts make more than the whole',
    meaning: 'The parts surely come to more than what contains them.',
  },
  'groups-exceed-whole': {
    label: 'Groups make more than all of them',
    meaning: 'The groups surely come to more than what contains them.',
  },
  'measure-order': {
    label: 'A part is above what it is part of',
    meaning: 'For example more were intercepted than launched.',
  },
  'cumulative-falls': {
    label: 'A sum since the start falls',
    meaning: 'What is counted since a start cannot become less, unless the count began anew.',
  },
  'figure-order': {
    label: 'At least, at most the wrong way round',
    meaning: 'It is so in what the source published.',
  },
};

export function kindInWords(kind: string): KindWords {
  return KINDS[kind] ?? { label: kind, meaning: '' };
}

export const KIND_CHOICES = Object.entries(KINDS).map(([kind, { label }]) => [kind, label] as const);

const ROLES: Readonly<Record<string, string>> = {
  claim: 'claimed',
  whole: 'the whole',
  part: 'a part',
  lesser: 'part of the other',
  greater: 'contains the other',
  earlier: 'before',
  later: 'after',
  figure: 'the figure',
};

export function roleInWords(role: string): string {
  return ROLES[role] ?? role;
}
