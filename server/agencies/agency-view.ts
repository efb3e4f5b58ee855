/** What the pages on agencies show; days are `yyyy-mm-dd`, null where nothing bounds them. */

/** An agency by its code and the name that it bears now, or bore last. */
export interface AgencyLabel {
  readonly code: string;
  readonly name: string;
}

/** One line of the list of agencies. `earlier`: the other names that it bore. */
export interface AgencyLine extends AgencyLabel {
  readonly area: string | null;
  readonly level: AgencyLevel;
  readonly from: string | null;
  readonly to: string | null;
  readonly earlier: readonly string[];
}

export const agencyLevels = ['ministry', 'province', 'city', 'department', 'district', 'commune'] as const;
/** On which level an agency stands. */
export type AgencyLevel = (typeof agencyLevels)[number];

export const successionKinds = ['split', 'separate', 'merge', 'consolidate', 'dissolve'] as const;
/** Chia, tách, sáp nhập, hợp nhất, giải thể. */
export type SuccessionKind = (typeof successionKinds)[number];

/** A name that an agency takes on a day, or bore between two; undefined where nothing bounds it. */
export interface NewName {
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A name with the days from which and until which it was borne. */
export interface DatedName {
  readonly id: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** An agency in the drawing: `step` is how many successions it lies before (negative) or after the one that is shown. */
export interface GraphNode extends AgencyLabel {
  readonly step: number;
  readonly from: string | null;
  readonly to: string | null;
  /** The name that it bore when it was followed, where that is another. */
  readonly then: string | null;
  readonly administered: boolean;
}

/** A fonds or file that a part of a succession names, as far as the administrator may read it. */
export interface NamedPart {
  readonly kind: 'fonds' | 'file';
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** A succession, by the codes of its ends. `changeable`: the administrator decides for both. */
export interface SuccessionView {
  readonly id: string;
  readonly predecessor: string;
  readonly successor: string;
  readonly kind: SuccessionKind;
  readonly date: string;
  readonly legalBasis: string;
  readonly extent: 'whole' | 'part';
  readonly parts: readonly NamedPart[];
  /** Named fonds and files that the administrator may not read. */
  readonly hiddenParts: number;
  readonly changeable: boolean;
}

/** Who looks into whose records, under which access modes, and since and until when. */
export interface SupervisionView {
  readonly id: string;
  readonly supervisor: AgencyLabel;
  readonly supervised: AgencyLabel;
  readonly modes: readonly ('01' | '02')[];
  readonly from: string;
  readonly to: string | null;
  readonly legalBasis: string;
  readonly changeable: boolean;
}

/** An agency with its names over time, whom it followed and who followed it, and what it keeps as far as the administrator reads it. */
export interface AgencyView extends AgencyLine {
  readonly bloc: 'party' | 'government' | 'mass';
  readonly endBasis: string | null;
  readonly names: readonly DatedName[];
  readonly nodes: readonly GraphNode[];
  readonly successions: readonly SuccessionView[];
  /** Whether more agencies lie before or after than are shown. */
  readonly moreNodes: boolean;
  readonly supervision: readonly SupervisionView[];
  readonly keeps: { readonly fonds: number; readonly files: number; readonly documents: number };
}

/** A change of the graph that decides who may read what; it is previewed before it is made. Agencies by code. */
export type AgencyChange =
  | {
      readonly kind: 'succession';
      readonly predecessor: string;
      readonly successor: string;
      readonly how: SuccessionKind;
      readonly date: string;
      readonly legalBasis: string;
      readonly extent: 'whole' | 'part';
      readonly fonds: readonly string[];
      readonly files: readonly string[];
    }
  | {
      readonly kind: 'parts';
      readonly succession: string;
      readonly fonds: readonly string[];
      readonly files: readonly string[];
    }
  | { readonly kind: 'withdrawal'; readonly succession: string }
  | { readonly kind: 'end'; readonly agency: string; readonly date: string; readonly legalBasis: string }
  | {
      readonly kind: 'supervision';
      readonly supervisor: string;
      readonly supervised: string;
      readonly modes: readonly ('01' | '02')[];
      readonly from: string;
      readonly to?: string | undefined;
      readonly legalBasis: string;
    }
  | { readonly kind: 'supervision-end'; readonly supervision: string; readonly date: string };

/** People whose rights a change touches in the same way: they have the same memberships, and no grants that differ. */
export interface AffectedPeople {
  readonly people: number;
  /** Names of those whom the administrator may see, ten at most. */
  readonly names: readonly string[];
  readonly agencies: readonly AgencyLabel[];
  /** Documents that each of them gains and loses; at least so many where `more`. */
  readonly gained: number;
  readonly lost: number;
  readonly more: boolean;
}

/** What a change would do, worked out as of the day from which it holds, or today where that is past. */
export interface ChangePreview {
  readonly id: string;
  readonly rulesVersion: number;
  readonly day: string;
  readonly affected: readonly AffectedPeople[];
  /** People whose rights were looked at, and those who were left out because there are too many kinds of them. */
  readonly people: number;
  readonly leftOut: number;
}
