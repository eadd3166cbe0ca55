import type { Columns } from '../columns';
import { layOut, type Form, type Layout, type Metrics } from './layout';
import { layOutList } from './list';
import { layOutMasonry } from './masonry';

/** Photos without dates stand larger: there is less to look through (DESIGN_LANGUAGE §4, 268 px for 216). */
const larger = 268 / 216;

/** The layout of a list in one of the forms. Pure, and linear in the photos. */
export function arrange(columns: Columns, metrics: Metrics, form: Form): Layout {
  switch (form) {
    case 'days': return layOut(columns, metrics);
    case 'rows': return layOutRows(columns, { ...metrics, rowHeight: metrics.rowHeight * larger });
    case 'masonry': return layOutMasonry(columns, metrics.width, metrics.rowHeight * larger, metrics.gap, metrics.caption);
    case 'list': return layOutList(columns, metrics.width, metrics.listRow);
  }
}

/** Justified rows in the list's order, as those of one long day that needs no date. */
function layOutRows(columns: Columns, metrics: Metrics): Layout {
  const whole = { ...columns, days: Int32Array.of(...(columns.count > 0 ? [0] : [])), dayFirst: Uint32Array.of(0, ...(columns.count > 0 ? [columns.count] : [])) };
  return { ...layOut(whole, { ...metrics, dayHead: 0, monthHead: 0, firstMonthGap: 0, minBlock: 0, dayGap: metrics.gap }), form: 'rows' };
}
