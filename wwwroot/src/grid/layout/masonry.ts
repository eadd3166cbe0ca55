import { ratioOf, type Columns } from '../columns';
import type { Layout } from './layout';

// Beyond these a photo is cut to the column: a strip as high as three screens hides what comes after it.
const flattest = 4;
const slimmest = 0.45;
const wider = 1.1; // a column is a little wider than a row is high, so that pictures are as large in both

/** How many columns fit. */
export const columnsIn = (width: number, rowHeight: number): number => Math.max(1, Math.round(width / (rowHeight * wider)));

/**
 * Columns of equal width; each photo goes to the column that is shortest so far, the first of equals. Tops never fall
 * along the list, which is what lets the grid find the photos of a screen by halving.
 */
export function layOutMasonry(columns: Columns, width: number, rowHeight: number, gap: number, caption = 0): Layout {
  const { count, ratios } = columns;
  const many = columnsIn(width, rowHeight);
  const edges = Array.from({ length: many + 1 }, (_, i) => Math.round((i * (width + gap)) / many));
  const bottoms = new Float64Array(many);
  const x = new Float32Array(count);
  const w = new Float32Array(count);
  const rowTop = new Float64Array(count);
  const rowHeights = new Float32Array(count);
  let overhang = 0;
  for (let photo = 0; photo < count; photo++) {
    let column = 0;
    for (let other = 1; other < many; other++) if ((bottoms[other] as number) < (bottoms[column] as number)) column = other;
    const left = edges[column] as number;
    const wide = Math.max(1, (edges[column + 1] as number) - gap - left);
    const high = Math.max(1, Math.round(wide / Math.max(slimmest, Math.min(flattest, ratioOf(ratios[photo] as number)))));
    x[photo] = left;
    w[photo] = wide;
    rowTop[photo] = bottoms[column] as number;
    rowHeights[photo] = high;
    bottoms[column] = (bottoms[column] as number) + high + caption + gap;
    overhang = Math.max(overhang, high + caption);
  }
  return {
    form: 'masonry',
    width,
    height: Math.max(0, bottoms.reduce((a, b) => Math.max(a, b), 0) - gap),
    overhang,
    rowTop,
    rowHeight: rowHeights,
    rowFirst: Uint32Array.from({ length: count + 1 }, (_, i) => i),
    x,
    w,
    dayX: new Float32Array(0),
    dayTop: new Float64Array(0),
    dayWidth: new Float32Array(0),
    months: new Int32Array(0),
    monthTop: new Float64Array(0),
    monthFirst: Uint32Array.of(0),
  };
}
