import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shell } from './scripts/shell.mjs';
import { world } from './scripts/world.mjs';

// The server in development: ./dev run serves the API here.
const server = process.env.PHOTOGRID_URL ?? 'http://127.0.0.1:5080';
const proxied = { target: server, changeOrigin: false };

export default defineConfig({
  plugins: [
    react(),
    world(),
    {
      // The first paint waits for the app: a page without it is blank anyway, and in the wrong theme.
      name: 'render-blocking-entry',
      transformIndexHtml: {
        order: 'post',
        handler: (html) => html.replace('<script type="module" crossorigin', '<script type="module" blocking="render" crossorigin'),
      },
    },
    shell(),
  ],
  build: {
    target: 'es2022',
    // light-dark() as it is: put into other words it is settled at the root, and a dark room in a light page (the editor, lights off) stays light.
    cssTarget: ['chrome123', 'firefox128', 'safari18'],
    // The content security policy has no data: for fonts, scripts and workers.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': proxied, '/thumbnails': proxied, '/healthz': proxied } },
});
