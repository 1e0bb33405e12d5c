// Takes the pictures of the README from a ledger that it starts, with the night of the example and versions of a
// published table. Needs a Chromium: bash scripts/install-chromium.sh
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PICTURES = join(ROOT, 'docs', 'pictures');
const TABLES = join(ROOT, 'test', 'fixtures', 'vintages', 't4p-gaza-daily');
const CHROMIUM =
  process.env.LEDGER_CHROMIUM ??
  ['/usr/bin/chromium-headless-shell'].find((path) => existsSync(path)) ??
  '/usr/bin/chromium';
const KEY = randomBytes(24).toString('base64url');
const KILLED = '/casualty-counts/c3c09498-c149-5142-88fb-5b5433d836d8';
const NIGHT = '/strikes/0199f0e0-0000-7000-8007-000000000001';
const SERIES = '0199f0e2-0000-7000-8000-000000000003';
/** Versions of the table, by what their files' names begin with. */
const VERSIONS = ['0000', '0007', '0060'];

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Each picture: its name, what it shows, and how. */
const SHOTS = [
  { name: 'figure', path: KILLED, view: { ...WIDE, height: 1000 } },
  { name: 'figure-then', path: `${KILLED}?statedAsOf=2025-10-22T16:00:00.000Z`, view: PHONE, dark: true },
  { name: 'strike', path: NIGHT, view: { ...WIDE, height: 1100 } },
  { name: 'table', path: `/series/${SERIES}/table`, view: WIDE },
];

const directory = mkdtempSync(join(tmpdir(), 'ledger-pictures-'));
const ledger = spawn(process.execPath, [join(ROOT, 'dist/ledger/main.js')], {
  env: {
    ...process.env,
    LEDGER_LOG: 'memory',
    LEDGER_PORT: '0',
    LEDGER_DATA_DIR: directory,
    LEDGER_ADMIN_KEY: KEY,
  },
  stdio: ['ignore', 'pipe', 'ignore'],
});
try {
  const url = await listening(ledger.stdout);
  await playNight(url);
  await publishTables(url);
  await takeAll(url);
} finally {
  ledger.kill();
  rmSync(directory, { recursive: true, force: true });
}

async function listening(stdout) {
  for await (const said of stdout.setEncoding('utf8')) {
    const [, url] = /^listening on (\S+)/m.exec(said) ?? [];
    if (url) return url;
  }
  throw new Error('the ledger did not start');
}

function playNight(url) {
  const example = join(ROOT, 'dist/examples/night-of-2025-10-22/main.js');
  const env = { ...process.env, LEDGER_URL: url, LEDGER_KEY: KEY };
  const played = spawn(process.execPath, [example], { env, stdio: 'ignore' });
  return new Promise((settle, fail) => {
    played.once('exit', (code) =>
      code === 0 ? settle() : fail(new Error(`the example ended with ${code}`)),
    );
  });
}

async function publishTables(url) {
  const [source, situation] = [
    '0199f0e2-0000-7000-8000-000000000001',
    '0199f0e2-0000-7000-8000-000000000002',
  ];
  await post(url, '/sources', { id: source, name: 'Tech for Palestine', kind: 'publisher' });
  await post(url, '/situations', {
    id: situation,
    title: 'Killed and injured in Gaza since October 2023',
    kind: 'casualty_series',
    place: { country: 'PS', precision: 'area' },
    statement: { sourceId: source, statedAt: '2024-01-15' },
  });
  await post(url, '/series', {
    id: SERIES,
    code: 'gaza_daily',
    name: 'Gaza, day by day',
    situationId: situation,
    sourceId: source,
    format: 'json',
    rows: ['', '/data'],
    key: { report_date: 'period' },
    family: 'casualty',
    columns: {
      killed_cum: { measure: 'killed_cumulative' },
      injured_cum: { measure: 'injured_cumulative' },
      killed: { measure: 'killed' },
      injured: { measure: 'injured' },
    },
    otherColumns: 'ignore',
    dating: 'reported',
  });
  for (const version of VERSIONS) {
    const name = readdirSync(TABLES).find((file) => file.startsWith(version)) ?? version;
    const statedAt = name.slice(5, 15);
    const file = gunzipSync(readFileSync(join(TABLES, name)));
    await post(url, `/series/${SERIES}/vintages?statedAt=${statedAt}`, file);
  }
}

async function post(url, path, body) {
  const response = await fetch(`${url}/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
}

async function takeAll(url) {
  mkdirSync(PICTURES, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  for (const { name, path, view, dark = false } of SHOTS) {
    const page = await browser.newPage({ viewport: view, colorScheme: dark ? 'dark' : 'light' });
    await page.goto(url + path);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
    await page.close();
  }
  await browser.close();
}
