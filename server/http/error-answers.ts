import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ModelMismatchError } from '@tangthu/db/embedding-table';
import { OriginalMissingError, OriginalsError } from '@tangthu/db/originals';
import { FieldValueError } from '@tangthu/language/text/document-fields';
import { ReviewChangedError, ReviewChoiceError, RunNotSteerableError } from '../archive/archive-errors.ts';
import { recordEvent } from '../audit/record-event.ts';
import { NotSignedInError, SignInRefusedError } from '../identity/identity-errors.ts';
import { BadImageRequestError } from '../images/image-request.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { ApiEnvironment } from './environment.ts';
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
    if (sentence.status >= 500) log.error({ requestId, err: error });
    if (isDenial(error, context)) {
      await recordEvent(store, {
        account: context.get('reader')?.account ?? null,
        action: 'access',
        outcome: 'denied',
        target: context.req.path,
        requestId,
      });
    }
    return answer(context, sentence);
  };
}

/** Asking who one is without a session is no try at a record. */
function isDenial(error: Error, { req }: Context): boolean {
  if (error instanceof NotSignedInError) return SURFACES[`${req.method} ${req.path}`] !== 'self';
  return error instanceof RecordNotFoundError;
}

/** The answer to a path that leads nowhere: the same as for a record that is not there. */
export const answerNotFound: NotFoundHandler<ApiEnvironment> = (context) => answer(context, NOT_FOUND);

function sentenceFor(error: Error): Sentence {
  if (error instanceof RecordNotFoundError) return NOT_FOUND;
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
      message: 'Không đăng nhập được bằng tên này.',
      messageEn: 'You cannot sign in with this name.',
    };
  }
  if (error instanceof InvalidRequestError || error instanceof BadImageRequestError) {
    return { status: 400, message: 'Yêu cầu không hợp lệ.', messageEn: error.message };
  }
  if (error instanceof ReviewChangedError)
    return { status: 409, message: changedSentence(error), messageEn: error.message };
  if (error instanceof ReviewChoiceError) {
    return { status: 400, message: 'Mục này không có trường nào để ghi giá trị.', messageEn: error.message };
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

function answer(context: Context<ApiEnvironment>, { status, message, messageEn }: Sentence): Response {
  return context.json(
    { error: { message, messageEn, id: context.get('requestId') } } satisfies ErrorAnswer,
    status,
  );
}
