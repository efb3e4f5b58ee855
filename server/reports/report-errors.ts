/** A report that cannot be taken; the message says why. `fault` names the rule. */
export class ReportRefusedError extends Error {
  override name = 'ReportRefusedError';
  readonly fault: 'too-many' | 'same' | 'not-found' | 'nothing-said' | 'unchanged' | 'several';
  constructor(fault: ReportRefusedError['fault']) {
    super(SENTENCES[fault].en);
    this.fault = fault;
  }

  /** The sentence in Vietnamese. */
  get messageVi(): string {
    return SENTENCES[this.fault].vi;
  }
}

const SENTENCES: Record<ReportRefusedError['fault'], { readonly vi: string; readonly en: string }> = {
  'too-many': {
    vi: 'Hôm nay bạn đã gửi 50 báo sai. Hãy gửi tiếp vào ngày mai.',
    en: 'You have reported fifty errors today. Go on tomorrow.',
  },
  same: {
    vi: 'Bạn đã báo đúng chỗ sai này và người lưu trữ chưa quyết định.',
    en: 'You have reported this very error, and no archivist has decided yet.',
  },
  'not-found': {
    vi: 'Không thấy các từ đó trên trang này. Hãy chép đúng như trang đang ghi, hoặc bôi đen chúng.',
    en: 'These words do not stand on this page. Copy them as they stand there, or select them.',
  },
  several: {
    vi: 'Các từ đó có nhiều chỗ trên trang này. Hãy chép thêm vài từ bên cạnh, hoặc bôi đen chúng.',
    en: 'These words stand in several places on this page. Copy a few more beside them, or select them.',
  },
  'nothing-said': {
    vi: 'Hãy ghi nội dung đúng hoặc một ghi chú.',
    en: 'Say what is right, or leave a remark.',
  },
  unchanged: {
    vi: 'Nội dung bạn ghi giống nội dung đang có.',
    en: 'What you say is what stands there already.',
  },
};
