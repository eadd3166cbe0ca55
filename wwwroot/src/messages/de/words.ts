import { plurals } from '../plurals';

const { number, counted } = /* @__PURE__ */ plurals('de');

/** A number: "2.104". */
export const n = number;

/** A counted thing: "1 Foto", "2.104 Fotos". */
export const s = (value: number, one: string, many: string): string => counted(value, { one, other: many });
export const photos = (value: number): string => s(value, 'Foto', 'Fotos');
export const files = (value: number): string => s(value, 'Datei', 'Dateien');
