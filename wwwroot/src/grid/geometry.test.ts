import { expect, test } from 'vitest';
import { build, colorByte, colorOf, emptyColumns, ratioByte, ratioOf } from './columns';
import { parseGeometry, writeGeometry } from './geometry';
import { library, random } from './library.testing';

test('What is written is read back', () => {
  for (const count of [0, 1, 2, 300, 20_000]) {
    const columns = count === 0 ? emptyColumns() : library(count, random(count));

    expect(parseGeometry(writeGeometry({ ...columns, change: 5_000_000_000 }).buffer)).toEqual({ ...columns, change: 5_000_000_000 });
  }
});

test('The documented bytes mean what the document says', () => {
  const bytes = Uint8Array.from([0x50, 0x47, 0x47, 0x33, 0xac, 0x02, 3, 2, 0x80, 0x02, 2, 3, 1, 14, 1, 6, 128, 160, 96, 0x85, 0, 255, 65, 16, 2, 1, 0x80, 0x01, 3, 0x81, 0x01, 12]);

  const columns = parseGeometry(bytes.buffer);

  expect(columns.change).toBe(300);
  expect([...columns.days]).toEqual([128, 125]);
  expect([...columns.dayFirst]).toEqual([0, 2, 3]);
  expect([...columns.numbers]).toEqual([7, 6, 9]);
  expect([...columns.ratios].map(ratioOf)).toEqual([1, 2, 0.5]);
  expect([...columns.flags]).toEqual([65, 16, 2]);
  expect([...columns.renditions]).toEqual([1, 128, 3]);
  expect([...columns.seconds]).toEqual([0, 0, 129]);
  expect([...columns.stacks]).toEqual([12, 0, 0]);
});

test('Bytes that are cut short or foreign are refused', () => {
  const bytes = writeGeometry(library(50, random(3)));

  expect(() => parseGeometry(new ArrayBuffer(0))).toThrow();
  expect(() => parseGeometry(new TextEncoder().encode('<!doctype html>').buffer)).toThrow();
  for (const length of [5, 20, 60, bytes.length - 1]) expect(() => parseGeometry(bytes.slice(0, length).buffer)).toThrow();
});

test('Colours and ratios survive their byte', () => {
  for (let byte = 0; byte < 256; byte++) {
    expect(ratioByte(ratioOf(byte))).toBe(byte);
    expect(colorOf(byte)).toMatch(/^#[0-9a-f]{6}$/);
  }
  expect(colorOf(colorByte('#808080'))).toBe('#8e848f');
  expect(build([], 0).count).toBe(0);
});
