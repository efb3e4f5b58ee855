import { counted } from '../../run/counted.ts';
import type { ReceiptFault, SignedReceipt } from './receipt.ts';

const FAULTS: Record<ReceiptFault, string> = {
  form: 'Tệp này không phải biên nhận. This is no receipt.',
  altered:
    'Biên nhận đã bị sửa: có mục không thuộc biên nhận. The receipt was changed: it holds what no receipt holds.',
  signature: 'Biên nhận đã bị sửa: chữ ký không đúng. The receipt was changed: its signature does not hold.',
  files: 'Danh sách tệp của biên nhận đã bị sửa. The list of files of the receipt was changed.',
};

/** What is wrong with a receipt, as a sentence in both languages. */
export function receiptFaultText(fault: ReceiptFault): string {
  return FAULTS[fault];
}

/** A receipt in words: what was taken, what was not and why. */
export function receiptText({ receipt, files }: SignedReceipt, path: string): string {
  const { counts, receiver } = receipt;
  const notIn = (files ?? []).filter(({ outcome }) => outcome === 'set-aside' || outcome === 'not-taken');
  return [
    `Biên nhận / receipt ${receipt.package.id} (${path}), ${receipt.finishedAt}, ${receiver.name} (${receiver.agency}):`,
    `  ${counts.files} tệp/${counts.files === 1 ? 'file' : 'files'}, ${counted(counts.bytes, 'byte')}: ${counts.stored} stored, ${counts.alreadyStored} stored before, ` +
      `${counts.setAside} set aside as secret, ${counts.notTaken} not taken, ${counts.kept} kept beside the records; ${counted(counts.pages, 'page')}.`,
    ...(files ? [] : ['  Không kèm danh sách tệp. Its list of files is not with it.']),
    ...notIn.map((file) => `  ${file.path}: ${file.reason ?? ''}`),
  ].join('\n');
}
