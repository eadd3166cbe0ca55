import { expect, test } from 'vitest';
import { nextSort } from './SortOptions';
import { dayAfter, everySort, isFiltered, pagedQueryOf, pagedSorts, queryOf, readListState, writeListState } from './state';

test('What is written into the address is read from it, and the rest of the query stays', () => {
  const change = { view: 'list', sort: 'name_asc', kind: 'video', favorite: true, from: '2024-02-01', to: '2024-02-29', camera: 'Apple & Söhne', place: 'São Paulo' } as const;

  const query = writeListState('q=sea', change);

  expect(readListState(query)).toEqual(change);
  expect(new URLSearchParams(query).get('q')).toBe('sea');
  expect(writeListState(query, { view: 'grid', sort: 'date_desc', kind: null, favorite: false, from: null, to: null, camera: null, place: null })).toBe('q=sea');
});

test('An address that makes no sense is a list as it always is', () => {
  const state = readListState('sort=beauty&kind=sculpture&from=yesterday&favorite=yes&camera=');

  expect(state).toEqual(readListState(''));
  expect(isFiltered(state)).toBe(false);
  expect(queryOf(state)).toBe('');
});

test('The last day is part of the range, over months and leap years', () => {
  expect(dayAfter('2024-02-28')).toBe('2024-02-29');
  expect(dayAfter('2023-12-31')).toBe('2024-01-01');
  expect(queryOf(readListState('from=2024-02-01&to=2024-02-29'))).toBe('from=2024-02-01&to=2024-03-01');
  expect(pagedQueryOf(readListState('sort=camera_asc&kind=video&to=2024-02-29'))).toBe('&to=2024-03-01');
});

test('A column sorts its own way first, then the other; where there is no other it stays', () => {
  expect(nextSort('name', 'date_desc', everySort)).toBe('name_asc');
  expect(nextSort('name', 'name_asc', everySort)).toBe('name_desc');
  expect(nextSort('size', 'size_asc', everySort)).toBe('size_desc');
  expect(nextSort('date', 'date_desc', pagedSorts)).toBe('date_asc');
  expect(nextSort('added', 'added_desc', pagedSorts)).toBeNull();
  expect(nextSort('place', 'date_desc', pagedSorts)).toBeNull();
});
