/** What this example reads of one event of the UCDP Georeferenced Event Dataset; its codebook says what each is. */
export interface GedEvent {
  readonly properties: {
    readonly id: number;
    readonly type_of_violence: 1 | 2 | 3;
    readonly dyad_name: string;
    readonly side_a: string;
    readonly side_b: string;
    readonly where_prec: number;
    readonly where_coordinates: string;
    readonly adm_1: string;
    readonly date_prec: number;
    readonly date_start: string;
    readonly date_end: string;
    readonly low: number;
    readonly best: number;
    readonly high: number;
  };
  readonly geometry: { readonly coordinates: readonly [number, number] };
}
