/**
 * What came with a document instead of from its page: a row of a list, an EAD record of a hand-over package, the flat sheet
 * of the Party, in our own names whatever the delivery called them. Stored as `document.sidecar`. Only what the delivery says
 * is present; an empty string is absent. Text is as delivered, in NFC, without space around it.
 */
export interface SidecarMetadata {
  /** The number whole, where the delivery keeps it in one field: `155/KH-UBND`. Else `number` and `symbol`. */
  readonly documentNumber?: string;
  /** `155`; Circular 05: codeNumber. */
  readonly number?: string;
  /** `KH-UBND`; Circular 05: codeNotation. */
  readonly symbol?: string;
  /** `yyyy-mm-dd`; a delivery that gives only year or month gives no date. */
  readonly issuedDate?: string;
  /** The name of the type as in the table of document types: `Quyết định`; Circular 05: typeName 01–32. */
  readonly type?: string;
  /** The issuing agency's name; Circular 05: organName. */
  readonly issuer?: string;
  /** The subject line (trích yếu). */
  readonly subject?: string;
  readonly signer?: string;
  readonly signingCapacity?: string;
  readonly language?: string;
  readonly pages?: number;
  /** Access mode: 03 is secret and means quarantine. */
  readonly mode?: '01' | '02' | '03';
  /** Retention 01–07 (permanent, 70, 50, 30, 20, 10 years, other). */
  readonly maintenance?: '01' | '02' | '03' | '04' | '05' | '06' | '07';
  readonly keywords?: string;
  /** Information sign (ký hiệu thông tin); Circular 05: inforSign. */
  readonly informationSign?: string;
  /** Handwritten notes on the paper (bút tích). */
  readonly autograph?: string;
  /** State of the paper: 01 good, 02 normal, 03 damaged; Circular 05: format. */
  readonly condition?: '01' | '02' | '03';
  /** 01 born digital, 02 digitized, 03 mixed; Circular 05: confidenceLevel. */
  readonly confidenceLevel?: '01' | '02' | '03';
  readonly docId?: string;
  /** The file's code with a 7-digit number; Circular 05: docCode. */
  readonly docCode?: string;
  /** The procedure case that the document belongs to; Circular 05: process. */
  readonly process?: string;
  readonly riskRecovery?: boolean;
  readonly riskRecoveryStatus?: '01' | '02';
  readonly description?: string;
  /** Whatever else the delivery says, under its own headings, and values that could not be put into the fields above. */
  readonly other?: Readonly<Record<string, string>>;
}
