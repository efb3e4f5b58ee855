/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { z } from 'zod';
import { ExportRefusedError } from '../exports/export-errors.ts';
import {
  deleteExport,
  exportNews,
  fileNameOf,
  listExports,
  makeExport,
  noteExportsSeen,
} from '../exports/export-jobs.ts';
import { columns, formats, tableOrders, usualColumns, type Format } from '../exports/export-view.ts';
import { exportToHand } from '../exports/handed-export.ts';
import { manifestOf } from '../exports/manifest.ts';
import { readQuestion } from '../exports/matching.ts';
import { recordAllowed } from './allowed-event.ts';
import { attachment } from './attachment.ts';
import type { SignedInEnvironment } from './environment.ts';
import { askedOf, questionFields } from './match-routes.ts';
import { rangeOf } from './ranges.ts';
import type { Services } from './services.ts';
import { idPath, valid, validPath } from './validation.ts';

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
};

const newExport = questionFields.extend({
  order: z.enum(tableOrders).default(tableOrders[0]),
  columns: z.array(z.enum(columns)).max(columns.length).default([]),
  format: z.enum(formats),
  language: z.enum(['vi', 'en']).default('vi'),
});

/** A person's own exports: making, listing, handing out, deleting. */
export function exportRoutes(services: Services) {
  const { store, exports } = services;
  return new Hono<SignedInEnvironment>()
    .get('/', async (context) => context.json({ exports: await listExports(store) }))
    .get('/news', async (context) => context.json(await exportNews(store)))
    .post('/seen', async (context) => {
      await noteExportsSeen(store);
      return context.json({ ok: true });
    })
    .post('/', valid('json', newExport), async (context) => {
      const { format, language, order, columns: chosen, ...fields } = context.req.valid('json');
      const reader = context.get('reader');
      const asked = askedOf(fields);
      const question = await readQuestion(store, reader, asked, services.abbreviations);
      if (question.matching.people.length > 0) throw new ExportRefusedError('person');
      const shown = chosen.length > 0 ? [...new Set(chosen)] : usualColumns;
      await recordAllowed(services, context, {
        action: 'export',
        details: { ...asked, order, format, columns: shown },
      });
      const link = services.publicOrigin ?? new URL(context.req.url).origin;
      const made = await makeExport(store, {
        account: reader.account,
        format,
        language,
        asked: { ...asked, ...question, chosen: asked.filters, order, columns: shown, link },
      });
      exports.worker.wake();
      return context.json(made, 201);
    })
    .post('/:id/deletion', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      await deleteExport(store, id);
      await exports.folder.remove(id);
      await recordAllowed(services, context, { action: 'export-delete', target: id });
      return context.json({ ok: true });
    })
    .get('/:id/manifest', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const row = await exportToHand(store, exports.folder, id);
      await recordAllowed(services, context, { action: 'export-manifest', target: id });
      const manifest = await manifestOf(store, row, exports.folder.rowsOf(id));
      return context.body(webStream(manifest), 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': attachment(`${fileNameOf(row)}.manifest.json`),
      });
    })
    .get('/:id/file', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const row = await exportToHand(store, exports.folder, id);
      const path = exports.folder.fileOf(id);
      const { size } = await stat(path);
      const tag = `"${Buffer.from(row.file_hash ?? []).toString('hex')}"`;
      const range = rangeOf(context.req.header('Range'), context.req.header('If-Range'), tag, size);
      await recordAllowed(services, context, {
        action: 'export-download',
        target: id,
        ...(range !== 'whole' && range !== 'none' && { details: { from: range.from } }),
      });
      const headers = {
        'Accept-Ranges': 'bytes',
        ETag: tag,
        'Content-Type': MEDIA_TYPES[row.format],
        'Content-Disposition': attachment(fileNameOf(row)),
      };
      if (range === 'none')
        return context.body(null, 416, { ...headers, 'Content-Range': `bytes */${size}` });
      const { from, to } = range === 'whole' ? { from: 0, to: size - 1 } : range;
      const body = webStream(createReadStream(path, { start: from, end: to }));
      const sized = { ...headers, 'Content-Length': String(to - from + 1) };
      return range === 'whole'
        ? context.body(body, 200, sized)
        : context.body(body, 206, { ...sized, 'Content-Range': `bytes ${from}-${to}/${size}` });
    });
}

function webStream(stream: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>;
}
