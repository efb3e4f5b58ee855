import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ModelMismatchError } from '@tangthu/db/embedding-table';
import { OriginalMissingError, OriginalsError } from '@tangthu/db/originals';
import type { Store } from '@tangthu/db/store';
import { FieldValueError } from '@tangthu/language/text/document-fields';
import { AccessRuleError } from '../access/access-errors.ts';
import { PurposeRefusedError } from '../access/state-purpose.ts';
import { AgencyChangeError } from '../agencies/agency-errors.ts';
import { ReviewChangedError, ReviewChoiceError, RunNotSteerableError } from '../archive/archive-errors.ts';
import { BatchRefusedError } from '../batches/batch-errors.ts';
import { CopyRefusedError } from '../copies/copy-errors.ts';
import { loggedError } from '../audit/logged-text.ts';
import { recordEvent } from '../audit/record-event.ts';
import { ExportRefusedError } from '../exports/export-errors.ts';
import {
  AccountActionError,
  CodeRefusedError,
  NotSignedInError,
  PasswordRefusedError,
  SecondFactorNeededError,
  SignInRefusedError,
  TooManyTriesError,
} from '../identity/identity-errors.ts';
import { BadImageRequestError } from '../images/image-request.ts';
import { OriginalMaskedError, OriginalSharedError, RecordNotFoundError } from '../records/record-errors.ts';
import { SavedSearchError } from '../saved/saved-errors.ts';
import type { ApiEnvironment } from './environment.ts';
import { errorPage, wantsPage } from './error-page.ts';
import { ReportRefusedError } from '../reports/report-errors.ts';
import { InvalidRequestError } from './request-errors.ts';
import type { Services } from './services.ts';
import { SURFACES } from './surfaces.ts';

/** What a person reads when a request fails: a sentence in Vietnamese, one in English, and the id to quote. */
export interface ErrorAnswer {
  readonly error: { readonly message: string; readonly messageEn: string; readonly id: string };
}

interface Sentence {
  readonly status: ContentfulStatusCode;
  readonly message: string;
  readonly messageEn: string;
}

const NOT_FOUND: Sentence = {
  status: 404,
  message: 'Không có tài liệu này, hoặc bạn không được phép xem.',
  messageEn: 'There is no such record, or you may not read it.',
};
const UNEXPECTED: Sentence = {
  status: 500,
  message: 'Hệ thống gặp lỗi. Hãy thử lại; nếu lỗi lặp lại, báo mã lỗi này cho người quản trị.',
  messageEn: 'Something went wrong. Try again; if it happens again, tell the administrator this error id.',
};

/**
 * Turns an error into its answer. What nobody foresaw is logged with its stack and answered without it. Every denial is
 * written down, whether the record exists or not.
 */
export function answerError({ store, log }: Services): ErrorHandler<ApiEnvironment> {
  return async (error, context) => {
    const sentence = sentenceFor(error);
    const requestId = context.get('requestId');
    if (sentence.status >= 500) log.error({ requestId, err: loggedError(error) });
    if (isDenial(error, sentence, context)) await recordDenial(store, context);
    return answer(context, sentence);
  };
}

function recordDenial(store: Store, context: Context<ApiEnvironment>): Promise<void> {
  return recordEvent(store, {
    account: context.get('reader')?.account ?? context.get('session')?.account ?? null,
    action: 'access',
    outcome: 'denied',
    target: context.req.path,
    requestId: context.get('requestId'),
  });
}

/** Asking who one is without a session is no try at a record, and a refused sign-in is written down where it is refused. */
function isDenial(error: Error, { status }: Sentence, { req }: Context): boolean {
  if (error instanceof NotSignedInError || error instanceof SecondFactorNeededError) {
    const kind = SURFACES[`${req.method} ${req.path}`];
    return kind !== 'self' && kind !== 'session';
  }
  if (error instanceof SignInRefusedError) return false;
  return status === 401 || status === 403 || status === 404;
}

/** The answer to a path that leads nowhere: the same as for a record that is not there, and written down as well. */
export function answerNotFound({ store }: Services): NotFoundHandler<ApiEnvironment> {
  return async (context) => {
    await recordDenial(store, context);
    return answer(context, NOT_FOUND);
  };
}

function sentenceFor(error: Error): Sentence {
  if (error instanceof RecordNotFoundError) return NOT_FOUND;
  if (error instanceof OriginalSharedError) {
    return {
      status: 403,
      message:
        'Tệp gốc còn chứa tài liệu khác mà bạn không được đọc hết. Hãy xem từng trang, hoặc tải bản đọc.',
      messageEn: error.message,
    };
  }
  if (error instanceof OriginalMaskedError) {
    return {
      status: 403,
      message:
        'Bản gốc có số định danh hoặc số điện thoại của người dân. Hãy xem từng trang, hoặc nêu mục đích để hiện số định danh rồi tải lại.',
      messageEn: error.message,
    };
  }
  if (error instanceof PurposeRefusedError) {
    return { status: 403, message: 'Vai trò của bạn không có mục đích này.', messageEn: error.message };
  }
  if (error instanceof NotSignedInError) {
    return {
      status: 401,
      message: 'Bạn chưa đăng nhập, hoặc phiên làm việc đã hết hạn.',
      messageEn: 'You are not signed in, or your session has ended.',
    };
  }
  if (error instanceof SignInRefusedError) {
    return {
      status: 401,
      message:
        'Tên hoặc mật khẩu không đúng, hoặc tài khoản đang tạm khóa. Sau nhiều lần sai phải chờ 15 phút.',
      messageEn:
        'The name or the password is wrong, or the account is locked. After many tries you have to wait 15 minutes.',
    };
  }
  const identity = identitySentence(error);
  if (identity) return identity;
  if (error instanceof InvalidRequestError || error instanceof BadImageRequestError) {
    return { status: 400, message: 'Yêu cầu không hợp lệ.', messageEn: error.message };
  }
  if (error instanceof AgencyChangeError) {
    const status = error.fault === 'stale' ? 409 : 400;
    return { status, message: error.messageVi, messageEn: error.message };
  }
  if (
    error instanceof AccessRuleError ||
    error instanceof SavedSearchError ||
    error instanceof BatchRefusedError
  ) {
    return { status: 400, message: error.messageVi, messageEn: error.message };
  }
  if (error instanceof ExportRefusedError) {
    return { status: 409, message: error.messageVi, messageEn: error.message };
  }
  if (error instanceof ReviewChangedError)
    return { status: 409, message: changedSentence(error), messageEn: error.message };
  if (error instanceof ReviewChoiceError) {
    return { status: 400, message: CHOICE_WANTED[error.fault], messageEn: error.message };
  }
  if (error instanceof CopyRefusedError) {
    const message = `Hãy chọn các trang có trong văn bản, theo thứ tự, mỗi lần nhiều nhất ${error.most} trang.`;
    return { status: 400, message, messageEn: error.message };
  }
  if (error instanceof ReportRefusedError) {
    const status = error.fault === 'too-many' ? 429 : error.fault === 'same' ? 409 : 400;
    return { status, message: error.messageVi, messageEn: error.message };
  }
  if (error instanceof FieldValueError) {
    return { status: 400, message: VALUE_WANTED[error.wanted], messageEn: error.message };
  }
  if (error instanceof RunNotSteerableError) {
    return {
      status: 403,
      message: 'Lần nạp này còn hồ sơ của cơ quan khác, hoặc đã kết thúc, nên bạn không đổi được.',
      messageEn: error.message,
    };
  }
  if (error instanceof ModelMismatchError) {
    return {
      status: 503,
      message: 'Kho được lập chỉ mục bằng một mô hình khác. Người quản trị cần lập chỉ mục lại.',
      messageEn: 'The store was embedded by another model. The administrator must embed it anew.',
    };
  }
  if (error instanceof OriginalMissingError || error instanceof OriginalsError) {
    return {
      status: 503,
      message: 'Chưa lấy được bản gốc của tài liệu này. Hãy báo mã lỗi cho người quản trị.',
      messageEn: 'The original of this record could not be fetched. Tell the administrator this error id.',
    };
  }
  if (error instanceof HTTPException && error.status === 403) {
    return {
      status: 403,
      message: 'Yêu cầu đến từ một trang khác nên bị từ chối.',
      messageEn: 'The request came from another site and was refused.',
    };
  }
  if (error instanceof HTTPException && error.status === 400) {
    return { status: 400, message: 'Yêu cầu không hợp lệ.', messageEn: 'The request could not be read.' };
  }
  return UNEXPECTED;
}

function identitySentence(error: Error): Sentence | undefined {
  if (error instanceof SecondFactorNeededError) {
    return {
      status: 403,
      message: 'Hãy nhập mã xác thực, hoặc thiết lập ứng dụng xác thực, rồi tiếp tục.',
      messageEn: 'Give the code of your authenticator, or set one up, and go on.',
    };
  }
  if (error instanceof CodeRefusedError) {
    return {
      status: 400,
      message: 'Mã không đúng, đã dùng rồi hoặc đã hết hạn. Sau nhiều lần sai phải chờ 15 phút.',
      messageEn:
        'The code is wrong, was used already or is too old. After many tries you have to wait 15 minutes.',
    };
  }
  if (error instanceof PasswordRefusedError) {
    return { status: 400, message: PASSWORD_WANTED[error.fault], messageEn: error.message };
  }
  if (error instanceof TooManyTriesError) {
    return {
      status: 429,
      message: 'Có quá nhiều lần thử đăng nhập từ mạng này. Hãy chờ 15 phút rồi thử lại.',
      messageEn: error.message,
    };
  }
  if (error instanceof AccountActionError) {
    return { status: 409, message: 'Tài khoản này không làm được việc đó.', messageEn: error.message };
  }
  return undefined;
}

const PASSWORD_WANTED: Record<PasswordRefusedError['fault'], string> = {
  short: 'Mật khẩu mới phải có ít nhất 14 ký tự. Một câu dài dễ nhớ là tốt nhất.',
  long: 'Mật khẩu mới dài quá 200 ký tự.',
  plain: 'Mật khẩu mới lặp lại hoặc chạy theo bàn phím, quá dễ đoán. Hãy chọn một câu khác.',
  named:
    'Mật khẩu mới chứa tên của bạn, tên tài khoản, tên cơ quan hoặc tên hệ thống. Hãy chọn một câu khác.',
  common:
    'Mật khẩu mới ghép từ mật khẩu phổ biến, tên người hoặc từ thường gặp nên bị đoán ra rất nhanh. Hãy chọn một câu dài hơn của riêng bạn.',
  same: 'Mật khẩu mới trùng với mật khẩu đang dùng.',
};

const CHOICE_WANTED: Record<ReviewChoiceError['fault'], string> = {
  'no-field': 'Mục này không có trường nào để ghi giá trị.',
  reason: 'Hãy nêu lý do không nhận: người báo sai sẽ đọc.',
  'person-number': 'Không gõ số của người dân lên trang: hãy đọc lại trang đó.',
};

const VALUE_WANTED: Record<FieldValueError['wanted'], string> = {
  number: 'Số, ký hiệu có dạng 155/KH-UBND: chữ số, dấu, rồi ký hiệu.',
  date: 'Ngày phải là một ngày có trong lịch, ví dụ 05/06/2025.',
  shorter: 'Giá trị dài quá 2000 ký tự.',
};

function changedSentence({ decision }: ReviewChangedError): string {
  if (!decision) return 'Mục này đã thay đổi từ lúc bạn mở. Hãy tải lại.';
  const at = new Date(decision.at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
  return `${decision.by} đã quyết định mục này lúc ${at}.`;
}

function answer(
  context: Context<ApiEnvironment>,
  { status, message, messageEn }: Sentence,
): Response | Promise<Response> {
  const error = { message, messageEn, id: context.get('requestId') };
  if (wantsPage(context)) return errorPage(context, error, status);
  return context.json({ error } satisfies ErrorAnswer, status);
}
