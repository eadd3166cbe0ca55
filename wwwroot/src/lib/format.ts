/** How dates, counts and sizes are said. One place, so that they are said the same everywhere. */
import { locale, m } from '../messages';

const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale(), { timeZone: 'UTC', ...options })));
  return format;
}

/** The date of a day counted from 1 January 1970. */
export const dayDate = (day: number): Date => new Date(day * dayMs);

/** "Saturday 21" */
export function dayTitle(day: number): string {
  const date = dayDate(day);
  return m.formats.day(dateFormat({ weekday: 'long' }).format(date), date.getUTCDate());
}

/** "21 November 2026" */
export const longDate = (date: Date): string => dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }).format(date);

/** "21 Nov" */
export const shortDate = (date: Date): string => dateFormat({ day: 'numeric', month: 'short' }).format(date);

/** A span of days as an album's page says it: "19–27 October 2026". */
export const daySpan = (from: Date, to: Date): string => dateFormat({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(from, to);

/** The same in short: "October 2026", "June – August 2019", "2021 – 2026". */
export function monthSpan(from: Date, to: Date): string {
  const years = from.getUTCFullYear() !== to.getUTCFullYear();
  return dateFormat(years ? { year: 'numeric' } : { month: 'long', year: 'numeric' }).formatRange(from, to);
}

/** Months counted from January of year 0. */
export const monthOf = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();
export const monthName = (month: number): string => dateFormat({ month: 'long' }).format(new Date(Date.UTC(2000, month % 12, 1)));
export const monthTitle = (month: number): string => `${monthName(month)} ${yearOf(month)}`;
export const shortMonthTitle = (month: number): string =>
  `${dateFormat({ month: 'short' }).format(new Date(Date.UTC(2000, month % 12, 1)))} ${yearOf(month)}`;
export const yearOf = (month: number): number => Math.floor(month / 12);

/** The wall clock of an RFC 3339 time, as a date whose UTC fields show it. */
export function wallClock(time: string): Date {
  return new Date(`${time.slice(0, 19)}Z`);
}

/** "Saturday 21 November 2026, 11:42" */
export function wallClockTitle(time: string): string {
  return `${datedTitle(time)}, ${clock(wallClock(time))}`;
}

/** "Saturday 21 November 2026" */
export function datedTitle(time: string): string {
  const date = wallClock(time);
  return m.formats.dated(dateFormat({ weekday: 'long' }).format(date), longDate(date));
}

/** "11:42" */
export const clock = (date: Date): string => dateFormat({ hour: '2-digit', minute: '2-digit' }).format(date);

/** "0:14", "1:02:09" */
export function length(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** The same for those who listen: "14 seconds"; empty when it is not known. */
export function spokenLength(seconds: number): string {
  if (seconds <= 0) return '';
  const unit = (value: number, name: 'second' | 'minute') => new Intl.NumberFormat(locale(), { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  return seconds < 60 ? unit(seconds, 'second') : unit(Math.round(seconds / 60), 'minute');
}

/** An instant in the reader's own zone: "21 November 2026, 15:20". */
export function instant(time: string): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(time));
}

/** How long something has been so, in its largest unit: "41 days". */
export function lasted(since: string): string {
  const minutes = Math.max(1, Math.floor((Date.now() - Date.parse(since)) / 60_000));
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 2880 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(value as number);
}

export const count = (value: number): string => new Intl.NumberFormat(locale()).format(value);

const units = ['KB', 'MB', 'GB', 'TB'];

/** "1.9 MB"; decimal units, as disks and cameras count. */
export function size(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 999.5 && unit < units.length) {
    value /= 1000;
    unit++;
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1;
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value)} ${unit === 0 ? m.formats.bytes : units[unit - 1]}`;
}
