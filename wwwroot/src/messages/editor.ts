import { locale } from '.';
import { editor as de } from './de/editor';
import { editor as en } from './en/editor';

/** The sentences of the editor: apart from the catalogs, as they come with its own script and not with the first one. */
export const editorWords = (): typeof en => (locale().startsWith('de') ? de : en);
