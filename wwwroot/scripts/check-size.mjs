// Fails when what a first visit downloads grows past the budget of the design.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const maxScript = 150 * 1024; // gzip; DESIGN §10
const maxFonts = 42 * 1024; // DESIGN_LANGUAGE §9.10
const dist = new URL('../dist/', import.meta.url);

let html;
try {
  html = readFileSync(new URL('index.html', dist), 'utf8');
} catch {
  console.error('dist/ is missing: run "npm run build" first.');
  process.exit(1);
}

const gzip = (path) => gzipSync(readFileSync(new URL(`.${path}`, dist)), { level: 9 }).length;
const linked = (pattern) => [...html.matchAll(pattern)].map((match) => match[1]);
const scripts = linked(/(?:src|href)="(\/assets\/[^"]+\.js)"/g);
const styles = linked(/href="(\/assets\/[^"]+\.css)"/g);
const fonts = readdirSync(new URL('assets/', dist)).filter((name) => name.endsWith('.woff2'));

const script = scripts.reduce((sum, path) => sum + gzip(path), 0);
const style = styles.reduce((sum, path) => sum + gzip(path), 0);
const font = fonts.reduce((sum, name) => sum + readFileSync(new URL(`assets/${name}`, dist)).length, 0);
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`first load: script ${kb(script)} gzip of ${kb(maxScript)}, style ${kb(style)} gzip, fonts ${kb(font)} of ${kb(maxFonts)}`);

if (scripts.length === 0) fail('no script found in dist/index.html');
if (script > maxScript) fail('the first script is over its budget');
if (font > maxFonts) fail('the fonts are over their budget');
if (/<style|style="|<script(?![^>]*\bsrc=)/.test(html)) fail('dist/index.html holds inline script or style, which the content security policy refuses');

function fail(why) {
  console.error(`size: ${why}`);
  process.exitCode = 1;
}
