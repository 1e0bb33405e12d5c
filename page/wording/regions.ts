import { useLoaded } from '../ledger/use-answer.js';
import { countryInWords } from './codes.js';

/**
 * Names of regions by ISO 3166-2, where reports name them by their country's code alone. What is not here is shown by its
 * code: the names of a few countries, in the spelling that English-language reports use.
 */
const REGIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  UA: {
    '05': 'Vinnytsia region',
    '07': 'Volyn region',
    '09': 'Luhansk region',
    '12': 'Dnipropetrovsk region',
    '14': 'Donetsk region',
    '18': 'Zhytomyr region',
    '21': 'Zakarpattia region',
    '23': 'Zaporizhzhia region',
    '26': 'Ivano-Frankivsk region',
    '30': 'Kyiv city',
    '32': 'Kyiv region',
    '35': 'Kirovohrad region',
    '40': 'Sevastopol',
    '43': 'Crimea',
    '46': 'Lviv region',
    '48': 'Mykolaiv region',
    '51': 'Odesa region',
    '53': 'Poltava region',
    '56': 'Rivne region',
    '59': 'Sumy region',
    '61': 'Ternopil region',
    '63': 'Kharkiv region',
    '65': 'Kherson region',
    '68': 'Khmelnytskyi region',
    '71': 'Cherkasy region',
    '74': 'Chernihiv region',
    '77': 'Chernivtsi region',
  },
  RU: {
    AD: 'Adygea',
    AST: 'Astrakhan region',
    BA: 'Bashkortostan',
    BEL: 'Belgorod region',
    BRY: 'Bryansk region',
    CE: 'Chechnya',
    CU: 'Chuvashia',
    DA: 'Dagestan',
    IN: 'Ingushetia',
    IVA: 'Ivanovo region',
    KB: 'Kabardino-Balkaria',
    KDA: 'Krasnodar territory',
    KGD: 'Kaliningrad region',
    KL: 'Kalmykia',
    KLU: 'Kaluga region',
    KRS: 'Kursk region',
    LEN: 'Leningrad region',
    LIP: 'Lipetsk region',
    MO: 'Mordovia',
    MOS: 'Moscow region',
    MOW: 'Moscow city',
    MUR: 'Murmansk region',
    NGR: 'Novgorod region',
    NIZ: 'Nizhny Novgorod region',
    ORE: 'Orenburg region',
    ORL: 'Oryol region',
    PNZ: 'Penza region',
    PSK: 'Pskov region',
    ROS: 'Rostov region',
    RYA: 'Ryazan region',
    SAM: 'Samara region',
    SAR: 'Saratov region',
    SE: 'North Ossetia',
    SMO: 'Smolensk region',
    SPE: 'Saint Petersburg',
    STA: 'Stavropol territory',
    SVE: 'Sverdlovsk region',
    TA: 'Tatarstan',
    TAM: 'Tambov region',
    TUL: 'Tula region',
    TVE: 'Tver region',
    TYU: 'Tyumen region',
    UD: 'Udmurtia',
    VGG: 'Volgograd region',
    VLA: 'Vladimir region',
    VLG: 'Vologda region',
    VOR: 'Voronezh region',
    YAR: 'Yaroslavl region',
  },
  PS: {
    GZA: 'Gaza',
    NGZ: 'North Gaza',
    DEB: 'Deir al-Balah',
    KYS: 'Khan Yunis',
    RFH: 'Rafah',
    JEM: 'Jerusalem',
    JEN: 'Jenin',
    NBS: 'Nablus',
    HBN: 'Hebron',
    TKM: 'Tulkarm',
  },
  CF: {
    AC: 'Ouham',
    BB: 'Bamingui-Bangoran',
    BGF: 'Bangui',
    BK: 'Basse-Kotto',
    HK: 'Haute-Kotto',
    HM: 'Haut-Mbomou',
    HS: 'Mambéré-Kadéï',
    KB: 'Nana-Grébizi',
    KG: 'Kémo',
    LB: 'Lobaye',
    MB: 'Mbomou',
    MP: 'Ombella-M’Poko',
    NM: 'Nana-Mambéré',
    OP: 'Ouham-Pendé',
    SE: 'Sangha-Mbaéré',
    UK: 'Ouaka',
    VK: 'Vakaga',
  },
};

/** The name of a region by its ISO 3166-2 code, as reports spell it; where it is not known, the country and the code. */
export function regionInWords(code: string): string {
  return reported(code) ?? `${countryInWords(code.slice(0, 2))}, ${code}`;
}

function reported(code: string): string | undefined {
  const [country = '', own = ''] = code.split('-');
  return REGIONS[country]?.[own];
}

/** Names of regions by their codes: thousands, which are fetched where one is shown that reports do not spell. */
let names: Promise<ReadonlyMap<string, string>> | null = null;

function namesOfRegions(): Promise<ReadonlyMap<string, string>> {
  names ??= import('iso-3166/2.js').then(
    ({ iso31662 }) => new Map(iso31662.map(({ code, name }) => [code, name] as const)),
  );
  return names;
}

/** How regions are called. @param codes of those that are shown */
export function useRegionNames(codes: readonly string[]): (code: string) => string {
  const isMissing = codes.some((code) => reported(code) === undefined);
  const { answer } = useLoaded(isMissing ? 'regions' : null, namesOfRegions);
  return (code) => reported(code) ?? answer?.get(code) ?? regionInWords(code);
}

/** The regions of a country whose names are known here, in the order of their names. */
export function regionsOf(country: string): (readonly [code: string, name: string])[] {
  return Object.entries(REGIONS[country] ?? {})
    .map(([own, name]) => [`${country}-${own}`, name] as const)
    .sort(([, one], [, other]) => one.localeCompare(other));
}

/** The regions of a country whose names are known here, in the order of their names. */
export function regionsOf(country: string): (readonly [code: string, name: string])[] {
  return Object.entries(REGIONS[country] ?? {})
    .map(([own, name]) => [`${country}-${own}`, name] as const)
    .sort(([, one], [, other]) => one.localeCompare(other));
}
