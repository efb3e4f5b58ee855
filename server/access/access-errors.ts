/** Why a rule of access is refused, as a sentence in English (`message`) and in Vietnamese. */
export class AccessRuleError extends Error {
  override name = 'AccessRuleError';
  readonly messageVi: string;
  constructor(fault: AccessRuleFault) {
    super(SENTENCES[fault].en);
    this.messageVi = SENTENCES[fault].vi;
  }
}

/** What can be wrong with a rule. */
export type AccessRuleFault = keyof typeof SENTENCES;

const SENTENCES = {
  'unknown-person': {
    vi: 'Không có người dùng đang hoạt động với tên đăng nhập này.',
    en: 'No active person signs in with this name.',
  },
  'unknown-agency': {
    vi: 'Không có cơ quan nào mang mã này.',
    en: 'No agency has this code.',
  },
  yourself: {
    vi: 'Bạn không tự cấp quyền cho mình được. Hãy nhờ một quản trị viên khác.',
    en: 'You cannot grant anything to yourself. Ask another administrator.',
  },
  'too-much': {
    vi: 'Điều kiện này mở hơn 20.000 văn bản. Hãy thu hẹp lại, hoặc cấp quyền theo phông.',
    en: 'This would open more than 20,000 documents. Narrow it, or grant the fonds.',
  },
  'ends-early': {
    vi: 'Thời điểm kết thúc phải sau thời điểm bắt đầu và sau lúc này.',
    en: 'The end must come after the beginning and after now.',
  },
  ended: {
    vi: 'Quyền hoặc hạn chế này đã được chấm dứt rồi.',
    en: 'This was ended already.',
  },
} as const;
