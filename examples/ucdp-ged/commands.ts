import type { GedEvent } from './event.js';

/** One line of many commands. */
export interface CommandLine {
  readonly command: string;
  readonly idempotencyKey: string;
  readonly body: object;
}

export const UCDP = '0199f0e1-0000-7000-8000-000000000000';

/** Ids are the client's own here, so that an event is the same strike in every ledger. */
export const strikeIdOf = (gedId: number) => `0199f0e1-0000-7000-8001-${String(gedId).padStart(12, '0')}`;

/** The release of version 23.1. It gives a month; the day is this example's choice, and its note says so. */
const STATED_AT = '2023-06-30';
const NOTE = 'UCDP GED 23.1, CC BY 4.0. Released in June 2023; the day is not stated.';

/** `where_prec` of the codebook, 1 to 7. */
const PLACE_PRECISIONS = ['exact', 'near', 'district', 'region', 'area', 'country', 'unknown'] as const;
/** `date_prec` of the codebook, 1 to 5. */
const TIME_PRECISIONS = ['day', 'days', 'week', 'month', 'year'] as const;

/** ISO 3166-2 codes of the provinces as the dataset names them. */
const PROVINCES: Readonly<Record<string, string>> = {
  'Bamingui-Bangoran': 'CF-BB',
  Bangui: 'CF-BGF',
  'Basse-Kotto': 'CF-BK',
  'Haut-Mbomou': 'CF-HM',
  'Haute-Kotto': 'CF-HK',
  Kémo: 'CF-KG',
  Lobaye: 'CF-LB',
  'Mambéré-Kadéi': 'CF-HS',
  Mbomou: 'CF-MB',
  'Nana-Grébizi': 'CF-KB',
  'Nana-Mambéré': 'CF-NM',
  "Ombella-M'Poko": 'CF-MP',
  Ouaka: 'CF-UK',
  Ouham: 'CF-AC',
  'Ouham-Pendé': 'CF-OP',
  'Sangha-Mbaéré': 'CF-SE',
  Vakaga: 'CF-VK',
};

/** The code of a province, null where the dataset names none. @throws Error for a name that is not known */
export function provinceOf(name: string): string | null {
  if (name === '') return null;
  const code = PROVINCES[name.replace(/ province$/, '')];
  if (code === undefined) throw new Error(`no code for the province ${name}`);
  return code;
}

export const SOURCE_LINE: CommandLine = {
  command: 'RegisterSource',
  idempotencyKey: 'ucdp-ged-23.1/source',
  body: {
    id: UCDP,
    name: 'Uppsala Conflict Data Program',
    kind: 'monitor',
    country: 'SE',
    url: 'https://ucdp.uu.se',
  },
};

/** What an event comes to: a strike, and how many were killed in it, as published. */
export function* linesOf({ properties, geometry }: GedEvent): Generator<CommandLine> {
  const { id, low, best, high } = properties;
  const statement = { sourceId: UCDP, statedAt: STATED_AT };
  const codes = { 'ucdp:id': String(id) };
  yield {
    command: 'ReportStrike',
    idempotencyKey: `ucdp-ged-23.1/${id}/strike`,
    body: {
      id: strikeIdOf(id),
      title: `${properties.dyad_name}: ${properties.where_coordinates}`.slice(0, 300),
      means: ['unknown'],
      // Of the three types of violence, one-sided alone says who attacks.
      attacker: properties.type_of_violence === 3 ? properties.side_a : null,
      parties: [
        { group: 'side_a', name: properties.side_a },
        { group: 'side_b', name: properties.side_b },
      ],
      occurred: occurredOf(properties),
      place: placeOf(properties, geometry),
      statement,
      codes,
      note: NOTE,
    },
  };
  yield {
    command: 'ReportCasualtyCount',
    idempotencyKey: `ucdp-ged-23.1/${id}/killed`,
    body: {
      subject: { type: 'strike', id: strikeIdOf(id) },
      measure: 'killed',
      figure: { low, best, high },
      statement,
      codes,
    },
  };
}

function occurredOf({ date_start: from, date_end: to, date_prec: precision }: GedEvent['properties']) {
  return {
    from: from.slice(0, 10),
    to: to.slice(0, 10),
    precision: TIME_PRECISIONS[precision - 1] ?? 'unknown',
  };
}

function placeOf(
  { where_coordinates: name, adm_1: province, where_prec: precision }: GedEvent['properties'],
  { coordinates }: GedEvent['geometry'],
) {
  return {
    name: name.slice(0, 300) || null,
    country: 'CF',
    admin1: provinceOf(province),
    point: coordinates,
    precision: PLACE_PRECISIONS[precision - 1] ?? 'unknown',
  };
}
