import type { Photo } from '../api/wire';
import { wallClock } from '../lib/format';

/** What the grid needs to know of every photo of a list, as columns: 100,000 photos are about a megabyte. */
export interface Columns {
  /** The feed head that this snapshot answers for. */
  change: number;
  count: number;
  /** Days since 1 January 1970, one for each run of photos of the same day. */
  days: Int32Array;
  /** Where each day's photos begin; one more entry than days. */
  dayFirst: Uint32Array;
  numbers: Uint32Array;
  /** See ratioOf. */
  ratios: Uint8Array;
  /** See colorOf. */
  colors: Uint8Array;
  /** See Flag. */
  flags: Uint8Array;
  renditions: Uint32Array;
  /** How long each video is; 0 for photos, and where it is not known. */
  seconds: Uint16Array;
  /** How many photos are in the stack that one stands for; 0 for the others. */
  stacks: Uint16Array;
}

export const Flag = { favorite: 1, video: 2, live: 4, raw: 8, pending: 16, failed: 32, stack: 64 } as const;

const ratioTable = Float64Array.from({ length: 256 }, (_, byte) => 2 ** ((byte - 128) / 32));

/** Width over height of a ratio byte: 1/16 to 16 in steps of 2 %. */
export const ratioOf = (byte: number): number => ratioTable[byte] ?? 1;

/** The nearest ratio byte. */
export const ratioByte = (ratio: number): number => Math.max(0, Math.min(255, Math.round(Math.log2(ratio) * 32 + 128)));

// The four chroma steps of the byte are -36, -12, 12 and 36. Most photos are nearer to grey than the middle of
// their step, and a grey one must not look purple: the inner steps are drawn at a third.
const chromaSteps = [-30, -4, 4, 30];

const colorTable = Array.from({ length: 256 }, (_, byte) => {
  const y = (byte >> 4) * 17;
  const cb = chromaSteps[(byte >> 2) & 3] ?? 0;
  const cr = chromaSteps[byte & 3] ?? 0;
  const channel = (value: number) => Math.max(0, Math.min(255, Math.round(value))).toString(16).padStart(2, '0');
  return `#${channel(y + 1.402 * cr)}${channel(y - 0.344136 * cb - 0.714136 * cr)}${channel(y + 1.772 * cb)}`;
});

/** The CSS colour of a colour byte (y4 cb2 cr2). */
export const colorOf = (byte: number): string => colorTable[byte] ?? 'transparent';

/** The nearest colour byte of "#rrggbb". */
export function colorByte(color: string | null): number {
  const value = /^#[0-9a-f]{6}$/i.test(color ?? '') ? parseInt((color ?? '').slice(1), 16) : 0x808080;
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255];
  const step = (chroma: number) => Math.max(0, Math.min(3, Math.round((chroma + 36) / 24)));
  const y = Math.round((0.299 * r + 0.587 * g + 0.114 * b) / 17);
  return (y << 4) | (step(-0.168736 * r - 0.331264 * g + 0.5 * b) << 2) | step(0.5 * r - 0.418688 * g - 0.081312 * b);
}

export function emptyColumns(): Columns {
  return build([], 0);
}

interface Row {
  day: number;
  number: number;
  ratio: number;
  color: number;
  flags: number;
  renditions: number;
  seconds?: number;
  stack?: number;
}

/** Columns of rows in the order given; a run of the same day is one day. */
export function build(rows: Row[], change: number): Columns {
  const days: number[] = [];
  const dayFirst: number[] = [];
  rows.forEach((row, index) => {
    if (days.length > 0 && days[days.length - 1] === row.day) return;
    days.push(row.day);
    dayFirst.push(index);
  });
  dayFirst.push(rows.length);
  return {
    change,
    count: rows.length,
    days: Int32Array.from(days),
    dayFirst: Uint32Array.from(dayFirst),
    numbers: Uint32Array.from(rows, (row) => row.number),
    ratios: Uint8Array.from(rows, (row) => row.ratio),
    colors: Uint8Array.from(rows, (row) => row.color),
    flags: Uint8Array.from(rows, (row) => row.flags),
    renditions: Uint32Array.from(rows, (row) => row.renditions),
    seconds: Uint16Array.from(rows, (row) => row.seconds ?? 0),
    stacks: Uint16Array.from(rows, (row) => row.stack ?? 0),
  };
}

/** The day of an RFC 3339 time on its own wall clock. */
export const dayOf = (takenAt: string): number => Math.floor(wallClock(takenAt).getTime() / 86_400_000);

/** Columns of a list of photos, for the pages that come with a cursor. */
export function columnsOfPhotos(photos: Photo[]): Columns {
  return build(
    photos.map((photo) => ({
      day: dayOf(photo.takenAt),
      number: photo.number,
      ratio: ratioByte(photo.width > 0 && photo.height > 0 ? photo.width / photo.height : 4 / 3),
      color: colorByte(photo.color),
      flags: (photo.isFavorite ? Flag.favorite : 0) | (photo.kind === 'video' ? Flag.video : photo.urls.video ? Flag.live : 0) | (photo.processing === 'pending' ? Flag.pending : 0) | (photo.processing === 'failed' ? Flag.failed : 0),
      renditions: photo.renditions,
      seconds: photo.kind === 'video' ? Math.round((photo.durationMs ?? 0) / 1000) : 0,
    })),
    0,
  );
}

/** The columns without some photos; the same object when none of them is there. */
export function without(columns: Columns, gone: ReadonlySet<number>): Columns {
  const kept: Row[] = [];
  let day = 0;
  for (let i = 0; i < columns.count; i++) {
    while (i >= (columns.dayFirst[day + 1] ?? 0)) day++;
    if (gone.has(columns.numbers[i] ?? 0)) continue;
    kept.push({ day: columns.days[day] ?? 0, number: columns.numbers[i] ?? 0, ratio: columns.ratios[i] ?? 128, color: columns.colors[i] ?? 0, flags: columns.flags[i] ?? 0, renditions: columns.renditions[i] ?? 0, seconds: columns.seconds[i] ?? 0, stack: columns.stacks[i] ?? 0 });
  }
  return kept.length === columns.count ? columns : build(kept, columns.change);
}

/** The columns with a flag set or cleared on some photos; their places stay. */
export function withFlag(columns: Columns, numbers: ReadonlySet<number>, flag: number, on: boolean): Columns {
  const flags = columns.flags.slice();
  for (let i = 0; i < columns.count; i++) {
    if (numbers.has(columns.numbers[i] ?? 0)) flags[i] = on ? (flags[i] ?? 0) | flag : (flags[i] ?? 0) & ~flag;
  }
  return { ...columns, flags };
}

/** The position of the last entry that is at most `value`, in ascending `list`; 0 when none is. */
export function floorIndex(list: ArrayLike<number>, value: number, length = list.length): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((list[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
