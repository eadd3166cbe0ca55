import { Flag, type Columns } from './columns';

/** Reads GET /timeline/geometry (docs/api/geometry.md). Throws when the bytes are not of that format. */
export function parseGeometry(buffer: ArrayBuffer): Columns {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 4 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'PGG3') throw new Error('The timeline came in a format this page does not know. Load the page again.');
  let at = 4;

  // Arithmetic, not bit operations: a change number may pass 2^31.
  function varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      if (at >= bytes.length) throw new Error('The timeline ended early.');
      const byte = bytes[at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }
  function zigzag(): number {
    const value = varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
  function column(length: number): Uint8Array {
    if (at + length > bytes.length) throw new Error('The timeline ended early.');
    const part = bytes.slice(at, at + length);
    at += length;
    return part;
  }

  const change = varint();
  const count = varint();
  const dayCount = varint();
  if (count > bytes.length || dayCount > bytes.length) throw new Error('The timeline ended early.');
  const days = new Int32Array(dayCount);
  const dayFirst = new Uint32Array(dayCount + 1);
  let first = 0;
  for (let i = 0; i < dayCount; i++) {
    days[i] = i === 0 ? zigzag() : (days[i - 1] as number) - varint();
    dayFirst[i] = first;
    first += varint();
  }
  dayFirst[dayCount] = first;
  if (first !== count) throw new Error('The timeline’s days do not add up.');

  const numbers = new Uint32Array(count);
  let number = 0;
  for (let i = 0; i < count; i++) numbers[i] = number += zigzag();
  const ratios = column(count);
  const colors = column(count);
  const flags = column(count);
  const renditions = new Uint32Array(count);
  for (let i = 0; i < count; i++) renditions[i] = varint();
  const seconds = new Uint16Array(count);
  for (let i = 0; i < count; i++) if ((flags[i] as number) & Flag.video) seconds[i] = varint();
  const stacks = new Uint16Array(count);
  for (let i = 0; i < count; i++) if ((flags[i] as number) & Flag.stack) stacks[i] = varint();
  return { change, count, days, dayFirst, numbers, ratios, colors, flags, renditions, seconds, stacks };
}

/** Writes the format that parseGeometry reads. */
export function writeGeometry(columns: Columns): Uint8Array<ArrayBuffer> {
  const out: number[] = [...'PGG3'].map((letter) => letter.charCodeAt(0));
  const varint = (value: number) => {
    let rest = value;
    while (rest >= 128) {
      out.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    out.push(rest);
  };
  const zigzag = (value: number) => varint(value >= 0 ? value * 2 : -value * 2 - 1);
  varint(columns.change);
  varint(columns.count);
  varint(columns.days.length);
  columns.days.forEach((day, i) => {
    if (i === 0) zigzag(day);
    else varint((columns.days[i - 1] as number) - day);
    varint((columns.dayFirst[i + 1] as number) - (columns.dayFirst[i] as number));
  });
  columns.numbers.forEach((number, i) => zigzag(number - (i === 0 ? 0 : (columns.numbers[i - 1] as number))));
  for (const part of [columns.ratios, columns.colors, columns.flags]) for (const byte of part) out.push(byte);
  columns.renditions.forEach(varint);
  columns.flags.forEach((flags, i) => { if (flags & Flag.video) varint(columns.seconds[i] as number); });
  columns.flags.forEach((flags, i) => { if (flags & Flag.stack) varint(columns.stacks[i] as number); });
  return Uint8Array.from(out);
}
