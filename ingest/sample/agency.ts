export type Bloc = 'party' | 'government' | 'mass';
type Level = 'city' | 'district' | 'commune' | 'department';
/** A day as YYYY-MM-DD. */
export type Day = string;

/** A name that an agency bore; `to` is the first day on which it no longer did. */
interface AgencyName {
  name: string;
  from: Day;
  to?: Day;
}

/** An agency of the fictional city; `to` is the first day on which it no longer existed. */
export interface Agency {
  code: string;
  name: string;
  names: AgencyName[];
  bloc: Bloc;
  level: Level;
  from: Day;
  to?: Day;
  /** What stands after the type in a document's symbol, e.g. UBND. */
  symbol: string;
  /** Drafting units as they stand in an official letter's symbol. */
  drafters: string[];
  /** The place named beside a document's date. */
  place: string;
  /** The line above the issuer's name on the letterhead, if any. */
  above?: string;
}
