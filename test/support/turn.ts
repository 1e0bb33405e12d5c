import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where turns are taken: ports of this machine below those that systems hand out by themselves. */
const FIRST_PORT = 21_000;
const PORTS = 2_000;

/**
 * Waits until no other process has the turn for something, and takes it. Whoever has it listens on a port; the
 * others stay connected to it and see it end, also when its process dies.
 * @returns gives the turn back
 */
export async function takeTurn(what: string): Promise<() => Promise<void>> {
  const port = FIRST_PORT + (createHash('sha256').update(what).digest().readUInt16BE() % PORTS);
  for (;;) {
    const server = await tryToListen(port);
    if (server) return () => giveBack(server);
    await untilFree(port);
  }
}

const waiting = new WeakMap<Server, Set<Socket>>();

async function tryToListen(port: number): Promise<Server | undefined> {
  const server = createServer();
  const sockets = new Set<Socket>();
  waiting.set(server, sockets);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

async function untilFree(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.resume();
  await new Promise((resolve) => socket.on('close', resolve));
}

async function giveBack(server: Server): Promise<void> {
  server.close();
  for (const socket of waiting.get(server) ?? []) socket.destroy();
  await once(server, 'close');
}
