// A component's CSS takes colours, body sizes, durations and layers from the tokens (DESIGN_LANGUAGE §9.4).
import { readFileSync, readdirSync } from 'node:fs';

const side = '(?:[a-z]+\\((?:[^()]|\\([^()]*\\))*\\)|[^\\s;}()]+)';
const rules = [
  [/#[0-9a-f]{3,8}\b(?![^(]*\))/i, 'a colour literal'],
  [/\b(?:rgb|hsl|oklch)a?\((?!from )/i, 'a colour literal'],
  [/z-index:\s*-?\d/, 'a z-index literal'],
  [/(?:transition|animation)[^;]*\b\d*\.?\d+m?s\b/, 'a duration literal'],
  [/prefers-color-scheme/, 'a theme query: use light-dark() tokens'],
  [/(?:^|[;{\s])(?:(?:scroll-)?(?:margin|padding)|border)-(?:left|right)\b|(?:^|[;{\s])(?:left|right):/, 'a physical side: use inline-start and inline-end'],
  [/(?:text-align|float|clear):\s*(?:left|right)\b|border-(?:top|bottom)-(?:left|right)-radius/, 'a physical side: use start and end'],
  [new RegExp(`(?:^|[;{\\s])(?:margin|padding|inset):\\s*${side} (${side}) ${side} (?!\\1[;\\s}])${side}\\s*[;}]`), 'two different sides at once: use -block and -inline'],
];
const source = new URL('../src/', import.meta.url);
let bad = 0;
for (const name of readdirSync(source, { recursive: true })) {
  if (!name.endsWith('.css') || name.endsWith('tokens.css')) continue;
  readFileSync(new URL(name, source), 'utf8').split('\n').forEach((line, index) => {
    const text = line.replace(/url\([^)]*\)/g, '').replace(/\/\*.*?\*\//g, '');
    for (const [pattern, what] of rules) {
      if (!pattern.test(text) || line.includes('/* literal:')) continue;
      console.error(`src/${name}:${index + 1}: ${what}: ${line.trim()}`);
      bad++;
    }
  });
}
for (const name of readdirSync(source, { recursive: true })) {
  if (!/\.tsx?$/.test(name)) continue;
  const lines = readFileSync(new URL(name, source), 'utf8').split('\n').length;
  const limit = name.endsWith('.tsx') ? 200 : 400; // a component over 200 lines is two components
  if (lines > limit && !name.includes('.test.')) {
    console.error(`src/${name}: ${lines} lines, over ${limit}`);
    bad++;
  }
}
if (bad > 0) process.exit(1);
console.log('styles: every literal is a token, every component is of a size');
