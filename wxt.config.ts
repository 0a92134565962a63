import { fileURLToPath } from 'node:url';

import { minify } from 'terser';
import { defineConfig } from 'wxt';

import { optionalHosts, platformHosts } from './src/model/platform';

const hosts = Object.values(platformHosts).flat();

/**
 * Says of the schemas that building them does nothing else, so that a bundle that uses only the types and tables of the
 * model does not carry the parser: ten of the content script's sixty kilobytes.
 */
const pureSchemas = {
  name: 'pure-schemas',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\/src\/(?:model|messages(?:\/areas)?)\/[\w-]+\.ts$/.test(id)
      ? code.replace(/^((?:export )?const \w+ = )(z\b[^;]*);$/gm, '$1/* @__PURE__ */ (() => $2)();')
      : null,
};

/**
 * Every page of a console carries its content script: after the usual minifier, which is quick, terser takes two more
 * kilobytes out of each. Our own pages are not worth its time.
 */
const smallContentScripts = {
  name: 'small-content-scripts',
  async generateBundle(_options: unknown, bundle: Record<string, { fileName: string; code?: string }>) {
    for (const chunk of Object.values(bundle))
      if (chunk.code !== undefined && chunk.fileName.startsWith('content-scripts/'))
        chunk.code =
          (await minify(chunk.code, { ecma: 2020, compress: { passes: 3, keep_fargs: false } })).code ??
          chunk.code;
  },
};

export default defineConfig({
  srcDir: 'src',
  entrypointsDir: '../entrypoints',
  publicDir: 'public',
  outDir: '.output',
  imports: false,
  manifestVersion: 3,
  zip: { excludeSources: ['tests/**'] },
  vite: () => ({
    // The framework's own context announces the extension to the page: see the file that stands in for it.
    resolve: {
      alias: {
        'wxt/utils/content-script-context': fileURLToPath(
          new URL('./src/content/context.ts', import.meta.url),
        ),
      },
    },
    plugins: [pureSchemas, smallContentScripts],
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    build: {
      target: 'es2022',
      // The preload polyfill would bring a `fetch` into our pages; every browser we support preloads by itself.
      modulePreload: { polyfill: false },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab'],
    host_permissions: hosts,
    // Any other site is one that the user teaches: asked for there and then, one site at a time.
    optional_host_permissions: [...Object.values(optionalHosts).flat(), 'https://*/*'],
    incognito: 'not_allowed',
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    action: { default_title: '__MSG_name__' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'lampadina@lampadina.local',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
