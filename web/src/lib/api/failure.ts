/** What a person is told of a failure: a sentence in each language and, where there is one, the id in the log. */
export interface Failure {
  status: number;
  message: string;
  messageEn: string;
  id?: string;
}

interface KnownFailure {
  readonly message?: string | undefined;
  readonly messageEn?: string | undefined;
  readonly id?: string | undefined;
}

const sentences: Record<number, readonly [vi: string, en: string]> = {
  401: ['Bạn cần đăng nhập để xem trang này.', 'Please sign in to see this page.'],
  403: ['Yêu cầu này không được chấp nhận.', 'This request was not accepted.'],
  404: [
    'Không có trang hoặc văn bản này, hoặc bạn không có quyền xem.',
    'There is no such page or document, or you may not see it.',
  ],
  405: [
    'Địa chỉ này chỉ nhận biểu mẫu của cổng Tàng Thư.',
    'This address only takes the forms of the portal Tàng Thư.',
  ],
  429: [
    'Bạn đang gửi quá nhiều yêu cầu. Hãy thử lại sau ít phút.',
    'Too many requests. Please try again in a few minutes.',
  ],
  503: [
    'Máy chủ tra cứu chưa trả lời. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo người quản trị.',
    'The search server does not answer. Please try again in a few minutes; if it stays so, tell your administrator.',
  ],
};
/** The browser got no answer at all: its network is off, or the portal is. */
const unreachable = [
  'Không kết nối được đến Tàng Thư. Hãy kiểm tra mạng của máy này rồi thử lại.',
  'Tàng Thư can’t be reached. Check the network of this machine, then try again.',
] as const;
const unexpected = [
  'Hệ thống gặp lỗi ngoài dự kiến. Lỗi đã được ghi lại.',
  'Something unexpected went wrong. It has been recorded.',
] as const;

/** The sentences for a status; those that the API gave (they come with `messageEn`) win over ours. */
export function describeFailure(status: number, known: KnownFailure = {}): Failure {
  const [vi, en] = sentences[status] ?? unexpected;
  const given = known.message !== undefined && known.messageEn !== undefined;
  return {
    status,
    message: given ? known.message : vi,
    messageEn: given ? known.messageEn : en,
    ...(known.id === undefined ? {} : { id: known.id }),
  };
}

/** Reads the body of an API answer that failed: `{error: {message, messageEn, id}}`, or anything else from a proxy. */
export async function readFailure(response: { status: number; json(): Promise<unknown> }): Promise<Failure> {
  const status = response.status === 502 || response.status === 504 ? 503 : response.status;
  const body: unknown = await response.json().catch(() => undefined);
  return describeFailure(status, isFailureBody(body) ? body.error : {});
}

function isFailureBody(body: unknown): body is { error: KnownFailure } {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  return typeof body.error === 'object' && body.error !== null;
}

/** The failure of a request that nobody answered, as the browser (`true`) or the portal's server meets it. */
export function describeSilence(inBrowser: boolean): Failure {
  const [message, messageEn] = unreachable;
  return describeFailure(503, inBrowser ? { message, messageEn } : {});
}
