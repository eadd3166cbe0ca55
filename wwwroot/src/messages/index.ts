import { en } from './en';

/** Every sentence of the interface. A second language is another object of this type. */
export type Messages = typeof en;

const catalogs: Record<string, Messages> = { en };
let chosen = 'en';

/** The messages of the chosen language, for use while rendering. */
export let m: Messages = en;

/** The language that dates and numbers are written in: English ones in the day-month order of the design. */
export const locale = (): string => (chosen === 'en' ? 'en-GB' : chosen);

/** Chooses a language; one that is not there leaves the present one. */
export function chooseLanguage(language: string): void {
  const known = catalogs[language];
  if (!known) return;
  chosen = language;
  m = known;
  document.documentElement.lang = language;
}
