import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The page as files, each beside itself compressed. `assets` alone have names that change with their content. */
export default defineConfig({
  root: here,
  base: '/',
  // Its addresses are several segments deep: nothing may be relative to them.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1_000 })],
  build: {
    outDir: fileURLToPath(new URL('../dist/page-files', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is embedded: the policy of the page lets files alone in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // To compress the shapes of the world takes longer than all else: that is known.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
