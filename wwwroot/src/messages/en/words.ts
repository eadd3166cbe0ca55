import { plurals } from '../plurals';

const { number, counted } = /* @__PURE__ */ plurals('en-GB');

/** A number: "2,104". */
export const n = number;

/** A counted thing: "1 photo", "2,104 photos". */
export const s = (value: number, one: string, many = `${one}s`): string => counted(value, { one, other: many });
