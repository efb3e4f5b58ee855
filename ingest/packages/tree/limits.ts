/** Bounds of a package; what is beyond them is refused with its reason. Sizes in bytes. */
export interface PackageLimits {
  readonly files: number;
  readonly bytes: number;
  /** Of one file: a document is read whole into memory, and Node reads no more than 2 GiB at once. */
  readonly fileBytes: number;
  /** Of a list, a METS or another file that describes: a list in XLSX is held in memory while it is read. */
  readonly descriptionBytes: number;
  readonly pathBytes: number;
  /** How many times its compressed size a ZIP file may hold, once it holds more than `smallBytes`. */
  readonly ratio: number;
  readonly smallBytes: number;
}

/** The bounds in force unless others are given. */
export const PACKAGE_LIMITS: PackageLimits = {
  files: 100_000,
  bytes: 2 ** 41,
  fileBytes: 2 ** 31 - 1,
  descriptionBytes: 2 ** 28,
  pathBytes: 1_024,
  ratio: 100,
  smallBytes: 2 ** 26,
};
