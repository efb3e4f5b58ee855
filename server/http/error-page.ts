import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { returnPathOf } from './return-path.ts';

/** What the page of a failure may load: the stylesheet and the seal that the portal serves. It runs nothing and sends nothing. */
export const ERROR_PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a person is told: a sentence in each language, and the id to quote. */
interface Told {
  readonly message: string;
  readonly messageEn: string;
  readonly id: string;
}

/** Whether a person is there to read the answer: a link or form of a page without scripts, such as a download, asks for HTML. */
export function wantsPage({ req }: Context): boolean {
  return req.method === 'GET' && (req.header('accept') ?? '').includes('text/html');
}

/** The failure as a page in plain words, Vietnamese with English beside it, and the way back to where the person came from. */
export function errorPage(
  context: Context,
  { message, messageEn, id }: Told,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const back = cameFrom(context);
  return context.html(
    html`<!doctype html>
      <html lang="vi">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>Chưa mở được – Tàng Thư</title>
          <link rel="icon" href="/seal.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/plain.css" />
        </head>
        <body>
          <main>
            <img src="/seal.svg" alt="" width="40" height="40" />
            <h1>Chưa mở được <span lang="en">– This could not be opened</span></h1>
            <p>${message}</p>
            <p lang="en">${messageEn}</p>
            ${status >= 500 ? html`<p>Mã lỗi <span lang="en">(error id)</span>: <code>${id}</code></p>` : ''}
            <p class="ways">
              ${
                status === 401
                  ? html`<a href="/sign-in?return=${encodeURIComponent(back)}"
                      >Đăng nhập <span lang="en">– Sign in</span></a
                    >`
                  : html`<a href="${back}">Quay lại <span lang="en">– Go back</span></a>`
              }
            </p>
          </main>
        </body>
      </html>`,
    status,
  );
}

/** The page of this portal on which the link stood; the start page where the browser doesn't say. */
function cameFrom({ req }: Context): string {
  const from = URL.parse(req.header('referer') ?? '');
  return from === null || from.host !== req.header('host') ? '/' : returnPathOf(from.pathname + from.search);
}
