/** What can be asked for beside the words, as the address has it. */
export const filterNames = ['kind', 'favorite', 'color', 'camera', 'personId', 'tag', 'date_from', 'date_to'] as const;
export type Filters = Partial<Record<(typeof filterNames)[number], string>>;

/** The query of the API for words and filters; empty when nothing is asked for. */
export function queryOf(words: string, filters: Filters): string {
  const query = new URLSearchParams();
  if (words) query.set('q', words);
  for (const name of filterNames) if (filters[name]) query.set(name, filters[name]);
  return query.toString();
}

/** The words with their end replaced by a name that begins with it: "anna in new y" and "New York" make "anna in New York". */
export function completed(words: string, name: string): string {
  const typed = words.trimEnd().split(/\s+/);
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const start = fold(name);
  for (let at = 0; at < typed.length; at++) {
    const end = fold(typed.slice(at).join(' '));
    if (end && (start.startsWith(end) || start.includes(` ${end}`))) return `${[...typed.slice(0, at), name].join(' ')} `;
  }
  return `${[...typed.slice(0, -1), name].join(' ')} `;
}
