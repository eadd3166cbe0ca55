// Every word that a user sees or hears comes from a catalog (src/messages): none is written in a component.
import { readFileSync, readdirSync } from 'node:fs';
import { parseSync } from 'vite';

const spoken = new Set(['alt', 'title', 'label', 'placeholder', 'help', 'hint', 'wrong', 'aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'aria-placeholder']);
const unspoken = new Set(['kbd', 'code', 'Key']); // names of keys, code
const hasWord = (text) => /\p{L}{2,}/u.test(text);
// In code a sentence is known by its look: it begins with a capital and has at least one more word.
const isSentence = (text) => /^\p{Lu}[\p{Ll}’']+ \S*\p{Ll}{2,}/u.test(text);
const source = new URL('../src/', import.meta.url);
const reported = new Set();
let bad = 0;

for (const name of readdirSync(source, { recursive: true })) {
  if (!/\.tsx?$/.test(name) || /\.(test|testing)\.|\.d\.ts$/.test(name) || name.startsWith('messages/')) continue;
  const text = readFileSync(new URL(name, source), 'utf8');
  const { program, errors } = parseSync(name, text);
  if (errors.length > 0) throw new Error(`src/${name} can't be read: ${errors[0].message}`);
  visit(program, name, text);
}
if (bad > 0) process.exit(1);
console.log('words: every sentence is from a catalog');

function visit(node, file, text) {
  if (Array.isArray(node)) return node.forEach((each) => visit(each, file, text));
  if (!node || typeof node.type !== 'string') return;
  if (node.type === 'JSXElement' && unspoken.has(node.openingElement.name.name)) return;
  // What an exception says is for us; what the user is told is chosen by its code.
  if ((node.type === 'NewExpression' || node.type === 'CallExpression') && /Error$|^(super|console\.\w+)$/.test(text.slice(node.callee.start, node.callee.end))) return;
  if (node.type === 'JSXText' && hasWord(node.value)) report(node, file, text);
  if (node.type === 'JSXAttribute' && spoken.has(node.name.type === 'JSXIdentifier' ? node.name.name : '')) for (const leaf of literals(node.value)) if (hasWord(leaf.words)) report(leaf.node, file, text);
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    for (const child of node.children) if (child.type === 'JSXExpressionContainer') for (const leaf of literals(child)) if (hasWord(leaf.words)) report(leaf.node, file, text);
  if (node.type === 'Literal' && typeof node.value === 'string' && isSentence(node.value)) report(node, file, text);
  if (node.type === 'TemplateElement' && isSentence(node.value.raw)) report(node, file, text);
  for (const [key, value] of Object.entries(node)) if (key !== 'type' && value && typeof value === 'object') visit(value, file, text);
}

/** The texts that an expression can turn out to be: itself, either branch, the fixed parts of a template. */
function literals(node) {
  switch (node?.type) {
    case 'Literal': return typeof node.value === 'string' ? [{ node, words: node.value }] : [];
    case 'TemplateLiteral': return node.quasis.map((part) => ({ node: part, words: part.value.raw }));
    case 'JSXExpressionContainer': return literals(node.expression);
    case 'ConditionalExpression': return [...literals(node.consequent), ...literals(node.alternate)];
    case 'LogicalExpression': return [...literals(node.left), ...literals(node.right)];
    case 'ParenthesizedExpression': return literals(node.expression);
    default: return [];
  }
}

function report(node, file, text) {
  const line = text.slice(0, node.start).split('\n').length;
  if (reported.has(`${file}:${line}`)) return;
  reported.add(`${file}:${line}`);
  console.error(`src/${file}:${line}: words that are not from a catalog: ${text.slice(node.start, node.end).trim()}`);
  bad++;
}
