import { create } from 'zustand';
import { en } from './en';

/** Every sentence of the interface. Each language is an object of this type. */
export type Messages = typeof en;

/** The languages there are, as they call themselves. English is in the first script, others come when chosen. */
export const languages: Record<string, string> = { en: 'English', 'en-US': 'English (United States)', de: 'Deutsch' };
type Language = keyof typeof load;

const load = {
  en: (): Promise<Messages> => Promise.resolve(en),
  de: (): Promise<Messages> => import('./de').then(({ de }) => de),
};

const rightToLeft = /* @__PURE__ */ new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The messages of the chosen language, for use while rendering. */
export let m: Messages = en;

/** The language tag that is shown; the page is drawn anew when it changes. */
export const useLanguage = /* @__PURE__ */ create<{ tag: string }>(() => ({ tag: 'en-GB' }));

/** The tag that dates, numbers and orders are written by, with its region: `de-AT`. */
export const locale = (): string => useLanguage.getState().tag;

const languageOf = (wanted: string): string => wanted.split('-')[0]?.toLowerCase() ?? '';
const isKnown = (language: string): language is Language => Object.hasOwn(load, language);

/** The tag to show: what was chosen, or (`auto`) the first that the browser asks for, where there is a catalog. English is in the day-month order of the design unless another was chosen. */
export function pickLocale(chosen: string | undefined, browser: readonly string[]): string {
  for (const wanted of [chosen ?? 'auto', ...browser]) {
    const language = languageOf(wanted);
    if (!isKnown(language) || !isTag(wanted)) continue;
    return language === 'en' && (wanted !== chosen || wanted === 'en') ? 'en-GB' : wanted;
  }
  return 'en-GB';
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

let asked = 0;

/** Shows the interface in the language of a preference. Where its catalog does not come, the present one stays. */
export async function speak(chosen: string | undefined): Promise<void> {
  const tag = pickLocale(chosen, navigator.languages);
  const turn = ++asked;
  if (tag === locale()) return;
  const language = languageOf(tag) as Language;
  const catalog = await load[language]().catch(() => null);
  if (!catalog || turn !== asked) return;
  m = catalog;
  const { documentElement: page } = document;
  page.lang = tag;
  page.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
  useLanguage.setState({ tag });
}
