import { readConfig } from './config.ts';
import { runUntilStopped } from './run.ts';
import { startServer } from './start-server.ts';

await runUntilStopped(async () => {
  const server = await startServer(readConfig(process.env));
  process.stdout.write(`Tàng Thư: ${server.url}\n`);
  return server;
});
