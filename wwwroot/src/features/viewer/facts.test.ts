import { describe, expect, it } from 'vitest';
import { offsetOf, readCoordinates, withClock } from './facts';

describe('coordinates', () => {
  it.each([
    ['60.393, 5.324', 60.393, 5.324],
    ['60,393; 5,324', 60.393, 5.324],
    ['-33.86 151.21', -33.86, 151.21],
    ['33.86° S, 151.21° E', -33.86, 151.21],
    ['51.5 N 0.12 W', 51.5, -0.12],
    ['48.1° N 11.5° O', 48.1, 11.5],
  ])('of %s are read', (text, lat, lon) => {
    expect(readCoordinates(text)).toEqual({ lat, lon });
  });

  it.each(['Bergen', '91, 5', '5, 181', '60.393', '1, 2, 3', ''])('are not read from %s', (text) => {
    expect(readCoordinates(text)).toBeNull();
  });
});

describe('another clock', () => {
  it('keeps the zone', () => {
    expect(withClock('2019-07-04T15:30:00.000+05:45', '2019-07-05T08:00')).toBe('2019-07-05T08:00:00+05:45');
    expect(withClock('2019-07-04T15:30:00Z', '2019-07-05T08:00:12')).toBe('2019-07-05T08:00:12+00:00');
  });

  it('that is the same changes nothing', () => {
    expect(withClock('2019-07-04T15:30:00.123+02:00', '2019-07-04T15:30:00')).toBe('2019-07-04T15:30:00.123+02:00');
  });

  it('that is none is refused', () => {
    expect(withClock('2019-07-04T15:30:00Z', '')).toBeNull();
  });

  it('has the offset of a time', () => {
    expect([offsetOf('2019-07-04T15:30:00.000-03:30'), offsetOf('2019-07-04T15:30:00Z')]).toEqual(['-03:30', '+00:00']);
  });
});
