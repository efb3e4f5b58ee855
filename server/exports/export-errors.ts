import type { ExportFault } from './export-view.ts';

/** An export came to no file; `fault` says why. */
export class ExportFailedError extends Error {
  override name = 'ExportFailedError';
  readonly fault: ExportFault;

  constructor(fault: ExportFault) {
    super(`The export was not written: ${fault}.`);
    this.fault = fault;
  }
}

/** An export cannot be made, or not be handed out any more; the sentences say what to do. */
export class ExportRefusedError extends Error {
  override name = 'ExportRefusedError';
  readonly messageVi: string;
  readonly refusal: ExportRefusal;

  constructor(refusal: ExportRefusal) {
    const [messageVi, message] = REFUSALS[refusal];
    super(message);
    this.messageVi = messageVi;
    this.refusal = refusal;
  }
}

/** Why an export is refused. */
type ExportRefusal = 'busy' | 'kept' | 'person' | 'rights';

const REFUSALS: Readonly<Record<ExportRefusal, readonly [vi: string, en: string]>> = {
  busy: [
    'Bạn đang có ba bản xuất chưa xong. Hãy chờ một bản xong, hoặc xóa bớt.',
    'Three of your exports are not written yet. Wait until one is done, or delete one.',
  ],
  kept: [
    'Bạn đang giữ 20 bản xuất. Hãy xóa bản không cần nữa rồi xuất lại.',
    'You keep 20 exports. Delete one that you no longer need, then export again.',
  ],
  person: [
    'Không xuất danh sách theo số của người dân. Hãy bỏ số ấy khỏi câu tìm.',
    "Lists are not exported by a person's number. Leave the number out of the query.",
  ],
  rights: [
    'Quyền xem của bạn hoặc hồ sơ đã thay đổi từ lúc xuất: có dòng bạn không còn được xem. Hãy xuất lại.',
    'Your rights or the records have changed since: some rows you may no longer read. Make the export anew.',
  ],
};
