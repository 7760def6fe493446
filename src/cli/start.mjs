/** `npm start`: builds the workbench, serves it on this machine only, prints the address and opens it where there is a screen. */
import { spawn } from 'node:child_process';
import { build, preview } from 'vite';

function canOpen() {
  if (process.env.CI || process.env.PLATEAU_NO_OPEN) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function open(address) {
  const command = { darwin: ['open', address], win32: ['cmd', '/c', 'start', '', address] }[process.platform] ?? ['xdg-open', address];
  // A machine without an opener still has the printed address.
  spawn(command[0], command.slice(1), { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

process.stdout.write('\n  Building Plateau …\n');
await build({ logLevel: 'error' });
const port = Number(process.env.PORT) || 4173;
const server = await preview({ logLevel: 'warn', preview: { port, strictPort: false, open: false } });
const address = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
process.stdout.write(`\n  Plateau: ${address}\n\n  Ctrl+C ends the server; once loaded, the page goes on working without it.\n\n`);
if (canOpen()) open(address);
