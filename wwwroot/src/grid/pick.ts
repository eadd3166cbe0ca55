import { build, type Columns } from './columns';
import { dayOfPhoto, indexOf } from './order';

/** Reads GET /timeline/numbers (docs/api/geometry.md). Throws when the bytes are not of that format. */
export function parseNumbers(buffer: ArrayBuffer): Uint32Array {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 4 || String.fromCharCode(...bytes.subarray(0, 4)) !== 'PGN1') throw new Error('The list came in a format this page does not know. Load the page again.');
  let at = 4;
  // Arithmetic, not bit operations: a change number may pass 2^31.
  function varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (at >= bytes.length) throw new Error('The list ended early.');
      const byte = bytes[at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  varint(); // the change it is of
  const count = varint();
  if (count > bytes.length) throw new Error('The list ended early.');
  const numbers = new Uint32Array(count);
  let number = 0;
  for (let i = 0; i < count; i++) {
    const more = varint();
    numbers[i] = number += more % 2 === 0 ? more / 2 : -(more + 1) / 2;
  }
  return numbers;
}

/** Some photos of a list, in the order of `numbers`; those that the list has not are left out. */
export function pick(columns: Columns, numbers: Uint32Array): Columns {
  const places: number[] = [];
  for (const number of numbers) {
    const place = indexOf(columns, number);
    if (place >= 0) places.push(place);
  }
  let day = 0;
  return build(
    places.map((place) => {
      // Neighbours are mostly of one day.
      if (place < (columns.dayFirst[day] as number) || place >= (columns.dayFirst[day + 1] as number)) day = dayOfPhoto(columns, place);
      return {
        day: columns.days[day] as number,
        number: columns.numbers[place] as number,
        ratio: columns.ratios[place] as number,
        color: columns.colors[place] as number,
        flags: columns.flags[place] as number,
        renditions: columns.renditions[place] as number,
        seconds: columns.seconds[place] as number,
        stack: columns.stacks[place] as number,
      };
    }),
    columns.change,
  );
}
