// How a date is put together where Intl alone does not say it as the design does.

export const formats = {
  /** The head of a day. */
  day: (weekday: string, day: number) => `${weekday} ${day}`,
  dated: (weekday: string, date: string) => `${weekday} ${date}`,
  bytes: 'bytes',
};
