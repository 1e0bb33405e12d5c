import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { COMPILING } from './compiling.mjs';

/** Has Node load the TypeScript of the project, compiled when it is first asked for. Packages load as they are. */
export function loadTypeScript() {
  registerHooks({ resolve, load });
}

/** Sources name what they import as it is called once it is built. */
function resolve(specifier, context, next) {
  if (context.parentURL?.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(specifier)) {
    const source = specifier.replace(/js$/, 'ts');
    if (existsSync(new URL(source, context.parentURL))) return next(source, context);
  }
  return next(specifier, context);
}

function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...COMPILING, filename });
  return { format: 'commonjs', source: code, shortCircuit: true };
}
