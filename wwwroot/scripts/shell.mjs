// What the app needs to start without a server: the page without anyone's data, icons, and a service worker that knows every file of this build.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { icon } from './icons.mjs';

const largest = 400_000; // a larger part (a map, a codec) is kept when it is first used
const kept = /\.(js|css|woff2)$/;

/** @returns {import('vite').Plugin} */
export function shell() {
  let folder = '';
  return {
    name: 'shell',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const write = (name, content) => writeFileSync(`${folder}/${name}`, content);
      write('shell.html', readFileSync(`${folder}/index.html`, 'utf8').replace('<!--boot-->', ''));
      write('icon-192.png', icon(192));
      write('icon-512.png', icon(512));
      write('icon-maskable.png', icon(512, { maskable: true }));
      write('icon-apple.png', icon(180, { maskable: true }));

      const assets = readdirSync(`${folder}/assets`).filter((name) => kept.test(name) && statSync(`${folder}/assets/${name}`).size <= largest).map((name) => `assets/${name}`);
      const files = ['shell.html', 'favicon.svg', 'manifest.webmanifest', 'icon-192.png', ...assets.sort()];
      const hash = createHash('sha256');
      for (const name of files) hash.update(name).update(readFileSync(`${folder}/${name}`));
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { __SHELL__: JSON.stringify({ version: hash.digest('hex').slice(0, 16), files: files.map((name) => `/${name}`) }) },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: 'es2022',
          reportCompressedSize: false,
          rolldownOptions: { input: 'src/worker/sw.ts', output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      });
    },
  };
}
