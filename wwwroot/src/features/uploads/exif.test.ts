import { expect, test } from 'vitest';
import { random } from '../../grid/library.testing';
import { embeddedPicture } from './exif';

/** A JPEG's head with an Exif block of two directories, the second with a picture of some bytes. */
function jpeg(little: boolean, picture: number[]): Uint8Array {
  const tiff: number[] = [];
  const short = (value: number) => tiff.push(...(little ? [value & 255, value >> 8] : [value >> 8, value & 255]));
  const long = (value: number) => (little ? (short(value & 0xffff), short(value >>> 16)) : (short(value >>> 16), short(value & 0xffff)));
  const entry = (tag: number, value: number) => (short(tag), short(4), long(1), long(value));
  short(little ? 0x4949 : 0x4d4d), short(42), long(8);
  short(1), entry(0x0132, 0), long(26);
  short(2), entry(0x0201, 56), entry(0x0202, picture.length), long(0);
  tiff.push(...picture);
  const app1 = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const length = app1.length + 2;
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xe1, length >> 8, length & 255, ...app1, 0xff, 0xda]);
}

test('The small picture is found in either byte order', () => {
  const picture = [0xff, 0xd8, 1, 2, 3, 4, 0xff, 0xd9];
  for (const little of [true, false]) {
    const bytes = jpeg(little, picture);
    const found = embeddedPicture(bytes);
    expect(found && [...bytes.slice(found.from, found.to)]).toEqual(picture);
  }
});

test('Broken heads have none, and never throw', () => {
  const next = random(5);
  const whole = jpeg(true, [0xff, 0xd8, 1, 2, 3, 4, 0xff, 0xd9]);
  for (let round = 0; round < 5_000; round++) {
    const bytes = whole.slice(0, Math.floor(next() * (whole.length + 1)));
    for (let hit = 0; hit < 3 && bytes.length > 0; hit++) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
    const found = embeddedPicture(bytes);
    if (found) expect(found.to).toBeLessThanOrEqual(bytes.length);
  }
  expect(embeddedPicture(new Uint8Array())).toBeNull();
});
