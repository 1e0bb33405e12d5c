import { TcpProxy } from '../../../test/support/tcp-proxy.js';
import { SILENT } from '../log-messages.js';
import { Connection } from './connection.js';
import { readNewest } from './log-reading.js';
import { StreamNames } from './stream-names.js';
import { DEFAULT_TIMINGS } from './timings.js';

/** As gRPC says that a connection is gone. */
const GONE = Object.assign(new Error('14 UNAVAILABLE: Connection dropped'), {
  code: 14,
  details: 'gone',
  metadata: { getMap: () => ({}) },
});

describe('a connection to a cluster', () => {
  it('leaves no rejection to nobody when it is cut off while the cluster is sought in vain', async () => {
    const nobody = await TcpProxy.to('127.0.0.1', 1);
    const { address } = nobody;
    await nobody.close();
    const url = `esdb+discover://${address}?tls=false&discoveryInterval=5`;
    const connection = new Connection(url, new StreamNames(''), DEFAULT_TIMINGS, SILENT);
    const asked = readNewest(connection, connection.closed);
    // A call of the channel before fails only now. What the client does about it, it leaves alone: it must not fail.
    const client = connection.client as unknown as {
      handleError(grpcClient: object, error: Error): Promise<void>;
    };
    const looksAfter = client.handleError({ getChannel: () => ({}) }, GONE);
    await expect(asked).rejects.toThrow('Failed to discover');
    await expect(looksAfter).resolves.toBeUndefined();
  });
});
