import { expect, test } from 'vitest';
import { completed, queryOf } from './words';

test('A name takes the place of the words that begin it', () => {
  expect(completed('anna in new y', 'New York')).toBe('anna in New York ');
  expect(completed('em', 'Emil')).toBe('Emil ');
  expect(completed('ales', 'Ålesund')).toBe('Ålesund ');
  expect(completed('york', 'New York')).toBe('New York ');
  expect(completed('beach dg', 'dog')).toBe('beach dog ');
  expect(completed('', 'dog')).toBe('dog ');
});

test('A query holds what is asked for and nothing else', () => {
  expect(queryOf('', {})).toBe('');
  expect(queryOf('blue car', { kind: 'video', favorite: '' })).toBe('q=blue+car&kind=video');
});
