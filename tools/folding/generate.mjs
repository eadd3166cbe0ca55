// Writes PhotoGrid.Core/Index/FoldTable.cs: letters that fold to another one once they are lower case, by Unicode's canonical decomposition
// (UnicodeData.txt, as the JavaScript engine has it), and the few that decompose to nothing and yet are read as other letters.
// node tools/folding/generate.mjs
import { writeFileSync } from 'node:fs';

const ranges = [[0xc0, 0x24f], [0x370, 0x3ff], [0x400, 0x52f], [0x1e00, 0x1eff], [0x1f00, 0x1fff]];
// CLDR's root collation takes these for their base letters at the first level, or Latin-ASCII transliterates them so.
const single = { 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ı': 'i', 'ŧ': 't', 'ς': 'σ', 'ſ': 's' };
let letters = '', bases = '';
for (const [from, to] of ranges) {
  for (let code = from; code <= to; code++) {
    const letter = String.fromCodePoint(code);
    if (letter.toLowerCase() !== letter || !/\p{L}/u.test(letter)) continue;
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
    const base = single[plain] ?? plain;
    if (base !== letter && base.length === 1 && /\p{L}/u.test(base)) { letters += letter; bases += base; }
  }
}

const lines = (text) => text.match(/.{1,120}/gu).map((line) => `        "${line}"`).join(' +\n');
writeFileSync(new URL('../../PhotoGrid.Core/Index/FoldTable.cs', import.meta.url), `namespace PhotoGrid.Index;

/// <summary>Lower-case letters and what they fold to, in the same order. Written by tools/folding/generate.mjs from Unicode's canonical decompositions.</summary>
internal static class FoldTable
{
    public const string Letters =
${lines(letters)};

    public const string Bases =
${lines(bases)};
}
`);
console.log(letters.length, bases.length);
