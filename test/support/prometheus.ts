/** One series: a name, its labels, a value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a page of metrics says. */
export interface Page {
  /** Kind of each metric, by its name. */
  readonly kinds: ReadonlyMap<string, string>;
  readonly samples: readonly Sample[];
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/gy;

/** Reads the text format of Prometheus, version 0.0.4. @throws Error at the first line that is none of it */
export function parseMetrics(text: string): Page {
  const kinds = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, kindOf, kind] = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line) ?? [];
    if (kindOf !== undefined && kind !== undefined) kinds.set(kindOf, kind);
    else if (!line.startsWith('# HELP ')) samples.push(parseSample(line));
  }
  return { kinds, samples };
}

function parseSample(line: string): Sample {
  const [, name, labels = '', number = ''] = SAMPLE.exec(line) ?? [];
  const value = number === '+Inf' ? Infinity : Number(number);
  const read = [...labels.matchAll(LABEL)];
  // Prometheus reads it in whatever case.
  const isNumber = !Number.isNaN(value) || /^nan$/i.test(number);
  if (name === undefined || !isNumber || read.map(([all]) => all).join('') !== labels) {
    throw new Error(`no line of metrics: ${line}`);
  }
  return { name, labels: Object.fromEntries(read.map(([, label, held]) => [label, held])), value };
}

/** The sum of a name's series that have these labels; 0 when there are none. */
export function valueOf({ samples }: Page, name: string, labels: Record<string, string> = {}): number {
  return samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, held]) => sample.labels[label] === held))
    .reduce((sum, { value }) => sum + value, 0);
}
