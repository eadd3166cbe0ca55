import { locale } from '../../messages';

export { count } from '../../lib/format';

/** "May 2024" of a day that is written 2024-05-01. */
export const monthOf = (day: string): string => new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
