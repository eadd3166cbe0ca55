import { describe, expect, it } from 'vitest';
import { pickLocale } from '.';
import { de } from './de';
import { en } from './en';

type Part = Record<string, unknown>;

/** Every sentence by its path, functions answered for a few counts and a name. */
function sentences(part: Part, path = ''): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [key, value] of Object.entries(part)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(at, [value]);
    else if (typeof value === 'function') found.set(at, answers(value as (...words: unknown[]) => unknown));
    else for (const [inner, text] of sentences(value as Part, at)) found.set(inner, text);
  }
  return found;
}

/** A sentence takes counts or names; both are tried in every place, the wrong ones only for not being empty. */
const answers = (say: (...words: unknown[]) => unknown): string[] =>
  [0, 1, 2, 5, 1234].flatMap((count) => [say(count, count, count), say('Mara', 'Mara', 'Mara'), say(count, 'Mara', 'Mara'), say('Mara', count, count), say('Mara', null, null)].map(String));

describe.each([['en', en], ['de', de]] as const)('the %s catalog', (_, catalog) => {
  it('has the sentences of English and no others', () => {
    expect([...sentences(catalog).keys()].toSorted()).toEqual([...sentences(en).keys()].toSorted());
  });

  it('says something in every place', () => {
    for (const [path, texts] of sentences(catalog)) for (const text of texts) expect(text.trim(), path).not.toMatch(/^$|undefined|\[object/);
  });
});

it('German is translated: hardly a longer sentence is the English one', () => {
  const german = sentences(de);
  const same = [...sentences(en)].filter(([path, [text]]) => text && text.length > 12 && german.get(path)?.[0] === text).map(([path]) => path);

  expect(same).toEqual([]);
});

it('counts have the forms of their language', () => {
  expect([en.grid.photos(1), en.grid.photos(2104), de.grid.photos(1), de.grid.photos(2104)]).toEqual(['1 photo', '2,104 photos', '1 Foto', '2.104 Fotos']);
});

describe('the language', () => {
  it.each([
    ['auto', ['de-AT', 'en'], 'de-AT'],
    ['auto', ['fr', 'de'], 'de'],
    ['auto', ['fr'], 'en-GB'],
    ['auto', ['en-US'], 'en-GB'],
    [undefined, [], 'en-GB'],
    ['de', ['en-US'], 'de'],
    ['en', ['de'], 'en-GB'],
    ['en-US', ['de'], 'en-US'],
    ['fr', ['de'], 'de'],
    ['de-no-such-tag-1', ['en'], 'en-GB'],
  ])('of %s, asked for %j, is %s', (chosen, browser, tag) => {
    expect(pickLocale(chosen, browser)).toBe(tag);
  });
});
