import { expect, test } from 'vitest';
import { library, random } from './library.testing';
import { indexOf } from './order';
import { parseNumbers, pick } from './pick';

/** The bytes as docs/api/geometry.md has them. */
function encode(numbers: number[], change = 300): ArrayBuffer {
  const out = [...'PGN1'].map((letter) => letter.charCodeAt(0));
  const varint = (value: number) => {
    for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) | 128);
    out.push(value);
  };
  varint(change);
  varint(numbers.length);
  numbers.forEach((number, i) => {
    const more = number - (numbers[i - 1] ?? 0);
    varint(more >= 0 ? more * 2 : -more * 2 - 1);
  });
  return Uint8Array.from(out).buffer;
}

test('Numbers are read as they were written, whatever their order', () => {
  const next = random(4);
  for (const count of [0, 1, 300, 20_000]) {
    const numbers = Array.from({ length: count }, () => Math.floor(next() * 2_000_000_000));
    expect([...parseNumbers(encode(numbers, 9_000_000_000))]).toEqual(numbers);
  }
  expect([...parseNumbers(Uint8Array.from([0x50, 0x47, 0x4e, 0x31, 0xac, 0x02, 2, 14, 1]).buffer)]).toEqual([7, 6]);
});

test('Bytes that are cut short or foreign are refused', () => {
  const bytes = new Uint8Array(encode([5, 900, 2, 70_000]));
  for (let length = 0; length < bytes.length; length++) expect(() => parseNumbers(bytes.slice(0, length).buffer)).toThrow();
  expect(() => parseNumbers(new TextEncoder().encode('<!doctype html>').buffer)).toThrow();
});

test('A pick has its photos in its own order, each as the list has it, and their days', () => {
  const columns = library(3_000, random(8));
  const next = random(2);
  for (let round = 0; round < 20; round++) {
    const numbers = Uint32Array.from({ length: 200 }, () => 1 + Math.floor(next() * 4_000)).filter((number, i, all) => all.indexOf(number) === i);
    const picked = pick(columns, numbers);

    expect([...picked.numbers]).toEqual([...numbers].filter((number) => number <= 3_000));
    expect(picked.dayFirst[picked.days.length]).toBe(picked.count);
    for (let day = 0; day < picked.days.length; day++) {
      for (let at = picked.dayFirst[day]!; at < picked.dayFirst[day + 1]!; at++) {
        const place = indexOf(columns, picked.numbers[at]!);
        expect(picked.ratios[at]).toBe(columns.ratios[place]);
        const own = columns.days.findIndex((_, i) => place >= columns.dayFirst[i]! && place < columns.dayFirst[i + 1]!);
        expect(picked.days[day]).toBe(columns.days[own]);
      }
    }
  }
  expect(pick(columns, Uint32Array.of(9_999)).count).toBe(0);
});
