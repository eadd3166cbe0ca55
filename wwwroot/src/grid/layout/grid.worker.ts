import type { Answer, Job } from './engine';
import { parseGeometry } from '../geometry';
import { arrange } from './forms';

addEventListener('message', (event: MessageEvent<Job>) => {
  const job = event.data;
  if ('geometry' in job) {
    try {
      const columns = parseGeometry(job.geometry);
      answer({ id: job.id, columns }, [columns.days, columns.dayFirst, columns.numbers, columns.ratios, columns.colors, columns.flags, columns.renditions, columns.seconds, columns.stacks]);
    } catch (error) {
      answer({ id: job.id, failure: error instanceof Error ? error.message : String(error) }, []);
    }
    return;
  }
  const layout = arrange(job.columns, job.metrics, job.form);
  answer({ id: job.id, layout }, [layout.rowTop, layout.rowHeight, layout.rowFirst, layout.x, layout.w, layout.dayX, layout.dayTop, layout.dayWidth, layout.months, layout.monthTop, layout.monthFirst]);
});

function answer(message: Answer, moved: ArrayBufferView[]): void {
  postMessage(message, { transfer: moved.map((view) => view.buffer as ArrayBuffer) });
}
