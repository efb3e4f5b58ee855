import { counted } from '../run/counted.ts';
import { faultLine, type Fault } from './fault.ts';
import type { VerifiedPackage } from './verify.ts';

/** The report on a package, for its sender and for `--report`. */
export interface PackageReport {
  readonly package: string;
  readonly form: string | undefined;
  readonly identifier: string | undefined;
  readonly sender: string | undefined;
  /** SHA-256 over the sorted list of files and their hashes. */
  readonly digest: string;
  readonly sound: boolean;
  readonly counts: {
    readonly files: number;
    readonly bytes: number;
    readonly documents: number;
    readonly faults: number;
  };
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** Puts the findings on a package together; `faults` are those of the package and of the archive that is to receive it. */
export function reportOf(
  { tree, form, delivery, digest, files }: VerifiedPackage,
  faults: readonly Fault[],
  warnings: readonly Fault[],
): PackageReport {
  return {
    package: tree.name,
    form,
    identifier: delivery.identifier,
    sender: delivery.sender,
    digest,
    sound: faults.length === 0,
    counts: {
      files: files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      documents: delivery.documents.length,
      faults: faults.length,
    },
    faults,
    warnings,
  };
}

/** Faults that a report in words shows; the rest stand in the report's file. */
const SHOWN = 50;

/** A report in words, Vietnamese first: what was found, then every fault with what to do about it. */
export function reportText(report: PackageReport): string {
  const { counts, faults, warnings } = report;
  const form = { list: 'danh sách / list', bagit: 'BagIt', eark: 'E-ARK' }[report.form ?? ''] ?? '–';
  const verdict = report.sound
    ? 'Gói hợp lệ: mọi mã kiểm tra đều khớp. The package is sound: every checksum holds.'
    : `Gói bị từ chối toàn bộ vì ${faults.length} lỗi. The package is refused whole for ${counted(faults.length, 'fault')}.`;
  return [
    `${report.package} (${form}): ${counts.files} tệp/${counts.files === 1 ? 'file' : 'files'}, ${counted(counts.bytes, 'byte')}, ${counts.documents} tài liệu/${counts.documents === 1 ? 'document' : 'documents'}.`,
    verdict,
    ...listed(faults),
    ...(warnings.length ? ['Lưu ý / Notes:', ...listed(warnings)] : []),
  ].join('\n');
}

function listed(faults: readonly Fault[]): string[] {
  const lines = faults
    .slice(0, SHOWN)
    .flatMap((fault) => [`  ${faultLine(fault, 'vi')}`, `  ${faultLine(fault, 'en')}`]);
  const more = faults.length - SHOWN;
  return more > 0 ? [...lines, `  … ${more} more: --report <file.json>`] : lines;
}
