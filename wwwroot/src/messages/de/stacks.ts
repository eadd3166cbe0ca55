import type * as english from '../en/stacks';
import { n, photos } from './words';

export const stacks: typeof english.stacks = {
  stack: (value) => `Stapel aus ${value === 1 ? 'einem Foto' : photos(value)}`, frame: (place, count) => `Foto ${n(place)} von ${n(count)} im Stapel`, top: 'oben',
  onTop: 'Nach oben legen', apart: 'Stapel auflösen', make: 'Stapeln', made: (value) => `${photos(value)} gestapelt`, undone: (value) => `${photos(value)} wieder einzeln`, chosen: 'Liegt jetzt oben im Stapel',
};
