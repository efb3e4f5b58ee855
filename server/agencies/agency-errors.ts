/** Why a change of the graph of agencies is refused, as a sentence in English (`message`) and in Vietnamese. */
export class AgencyChangeError extends Error {
  override name = 'AgencyChangeError';
  readonly fault: AgencyFault;
  readonly messageVi: string;
  constructor(fault: AgencyFault, options?: ErrorOptions) {
    super(SENTENCES[fault].en, options);
    this.fault = fault;
    this.messageVi = SENTENCES[fault].vi;
  }
}

/** What can be wrong with a change. */
export type AgencyFault = keyof typeof SENTENCES;

const SENTENCES = {
  stale: {
    vi: 'Quy tắc truy cập đã thay đổi sau khi bạn xem trước. Hãy xem trước lại rồi xác nhận.',
    en: 'The access rules have changed since the preview. Look at the preview again, then confirm.',
  },
  circle: {
    vi: 'Kế thừa này tạo thành vòng: cơ quan sẽ kế thừa chính mình. Hãy chọn cơ quan khác, hoặc kế thừa một phần.',
    en: 'This succession makes a circle: the agency would come to follow itself. Choose another agency, or a part.',
  },
  itself: {
    vi: 'Hãy chọn hai cơ quan khác nhau.',
    en: 'Choose two different agencies.',
  },
  known: {
    vi: 'Đã có quan hệ này giữa hai cơ quan từ đúng ngày đó.',
    en: 'This relation between the two agencies is there already, from that very day.',
  },
  'whole-part': {
    vi: 'Kế thừa toàn bộ thì không chọn phông hay hồ sơ riêng.',
    en: 'A whole succession hands over everything: it names no fonds or files.',
  },
  'foreign-part': {
    vi: 'Chỉ chọn được phông và hồ sơ mà cơ quan cũ, hoặc cơ quan trước nó, đang quản lý.',
    en: 'Only fonds and files that the predecessor keeps, or an agency that it followed, can be named.',
  },
  'nothing-named': {
    vi: 'Hãy chọn ít nhất một phông hoặc hồ sơ.',
    en: 'Choose at least one fonds or file.',
  },
  'ends-early': {
    vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
    en: 'The last day must come after the first.',
  },
  ended: {
    vi: 'Đã có ngày kết thúc rồi.',
    en: 'It has an end already.',
  },
} as const;

const BY_CONSTRAINT: Readonly<Record<string, AgencyFault>> = {
  succession_no_circle: 'circle',
  succession_check: 'itself',
  supervision_check: 'itself',
  supervision_check1: 'ends-early',
  agency_check: 'ends-early',
  agency_name_lasts: 'ends-early',
  part_is_kept: 'foreign-part',
  part_of_part: 'whole-part',
  succession_pkey: 'known',
};

/** What the store refused, as a plain sentence where it is a rule of the graph; any other error as it is. */
export function plainRefusal(error: unknown): unknown {
  const fault = BY_CONSTRAINT[(error as { constraint?: string }).constraint ?? ''];
  return fault ? new AgencyChangeError(fault, { cause: error }) : error;
}
