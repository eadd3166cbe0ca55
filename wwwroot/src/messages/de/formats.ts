import type * as english from '../en/formats';

export const formats: typeof english.formats = {
  day: (weekday, day) => `${weekday}, ${day}.`,
  dated: (weekday, date) => `${weekday}, ${date}`,
  bytes: 'Byte',
};
