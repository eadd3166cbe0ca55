import { useEffect, useMemo, useRef } from 'react';
import { editorWords } from '../../../messages/editor';
import { previewSize } from '../frame';
import { filters, type Filter, type Plan } from '../plan';
import { colored, pixelsOf, shaped, type Pixels } from '../render/cpu';
import style from './panels.module.css';

interface Props {
  plan: Plan;
  picture: ImageBitmap;
  onChange: (next: (plan: Plan) => Plan, tag: string) => void;
}

const smallSide = 176;

/** The filters, each shown on the photo itself. */
export function FilterPanel({ plan, picture, onChange }: Props) {
  const small = useMemo(() => {
    const scale = Math.min(1, smallSide / Math.min(picture.width, picture.height));
    return pixelsOf(picture, { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
  }, [picture]);
  const form = useMemo(() => shaped(small, plan, previewSize(plan, small, small)), [small, plan.crop, plan.straighten, plan.turns, plan.mirrored]);
  return (
    <div className={style.filters} role="group" aria-label={editorWords().filters}>
      {[null, ...filters].map((filter) => (
        <button key={filter ?? 'none'} type="button" aria-pressed={plan.filter === filter} onClick={() => onChange((now) => ({ ...now, filter }), '')}>
          <Sample form={form} plan={plan} filter={filter} />
          {editorWords().filter[filter ?? 'none']}
        </button>
      ))}
    </div>
  );
}

function Sample({ form, plan, filter }: { form: Pixels; plan: Plan; filter: Filter | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { width, height, data } = colored(form, { ...plan, filter });
    if (!canvas.current) return;
    Object.assign(canvas.current, { width, height });
    canvas.current.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  }, [form, plan.adjust, filter]);
  return <canvas ref={canvas} aria-hidden="true" />;
}
