import { readConfig } from './config.ts';
import { buildPortal, portalIsStale } from './portal-build.ts';
import { runUntilStopped } from './run.ts';
import { loadSampleArchive, wantsSampleArchive } from './sample-archive.ts';
import { startServer } from './start-server.ts';
import { waitFor } from './waiting-line.ts';

await runUntilStopped(async () => {
  const began = performance.now();
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env });

  const built = (await portalIsStale()) ? buildPortal() : undefined;
  const loaded = wantsSampleArchive(config.store, process.env) ? loadSampleArchive(config.store) : undefined;
  built?.catch(() => undefined);
  await loaded;
  if (built) await waitFor('Dựng giao diện (building the portal)', built, process.stderr);

  const server = await waitFor('Mở kho (opening the store)', startServer(config), process.stderr);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(
    `\nTàng Thư đã sẵn sàng sau ${seconds} giây (ready in ${seconds} s).\n` +
      `Mở (open)  ${config.publicOrigin ?? server.url}  – ${whatToDo(config.demonstration)}\n` +
      'Nhấn Ctrl+C để dừng (press Ctrl+C to stop).\n',
  );
  return server;
});

function whatToDo(demonstration: boolean): string {
  return demonstration
    ? 'chọn một tài khoản dùng thử, rồi tìm kiếm (choose a demonstration account, then search).'
    : 'đăng nhập, rồi tìm kiếm (sign in, then search).';
}
