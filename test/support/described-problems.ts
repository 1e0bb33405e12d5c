import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Answer, Method } from './client.js';

/** The paths of an operation, and the codes of problems that its description names. */
interface Described {
  readonly paths: RegExp;
  readonly codes: ReadonlySet<string>;
}

type Operations = Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>;
interface Response {
  readonly description?: string;
}

/** What may befall a request before anybody knows whom it is for. */
const OF_NO_OPERATION = new Set(['malformed-request', 'malformed-url', 'method-not-allowed']);

/** By method, as the first ledger of this process describes itself: all say the same. */
let described: ReadonlyMap<string, readonly Described[]> | undefined;

/**
 * The answer of a ledger to a request. @throws Error when it is a problem of a code that the description of the
 * operation does not name: what clients are told of it would be short of one.
 */
export function asDescribed<Given extends Pick<Answer, 'headers' | 'bytes'>>(
  app: INestApplication,
  method: Method,
  url: string,
  answer: Given,
): Given {
  if (!answer.headers['content-type']?.startsWith('application/problem+json')) return answer;
  const { code } = JSON.parse(answer.bytes.toString()) as { code: string };
  const path = new URL(url, 'http://ledger').pathname;
  const operation = (described ??= describedBy(app)).get(method)?.find(({ paths }) => paths.test(path));
  if (operation && !operation.codes.has(code) && !OF_NO_OPERATION.has(code))
    throw new Error(`the description of ${method} ${path} does not name the problem ${code}`);
  return answer;
}

function describedBy(app: INestApplication): ReadonlyMap<string, readonly Described[]> {
  const { paths } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  const all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Operations).map(([method, { responses }]) => ({
      method: method.toUpperCase(),
      paths: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      codes: new Set(Object.values(responses).flatMap(codesOf)),
    })),
  );
  return Map.groupBy(all, ({ method }) => method);
}

/** E.g. of "`malformed-json`: The body is not JSON. `malformed-url`: The URL is malformed". */
function codesOf({ description = '' }: Response): string[] {
  return [...description.matchAll(/`([a-z-]+)`: /g)].map(([, code = '']) => code);
}
