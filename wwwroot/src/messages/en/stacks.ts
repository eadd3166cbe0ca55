import { n, s } from './words';

// Photos of one moment that are shown as one.

export const stacks = {
  stack: (value: number) => `Stack of ${s(value, 'photo')}`, frame: (place: number, count: number) => `Photo ${n(place)} of ${n(count)} in the stack`, top: 'on top',
  onTop: 'Put on top', apart: 'Unstack', make: 'Stack', made: (value: number) => `${s(value, 'photo')} stacked`, undone: (value: number) => `${s(value, 'photo')} unstacked`, chosen: 'Now on top of its stack',
};
