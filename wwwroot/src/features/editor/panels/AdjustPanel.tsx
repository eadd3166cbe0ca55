import { Aperture, Circle, CloudSun, Contrast, Droplet, Moon, Sun, Thermometer, type LucideIcon } from 'lucide-react';
import { editorWords } from '../../../messages/editor';
import { oneWay, sliders, type Plan, type Slider } from '../plan';
import { Histogram } from './Histogram';
import { SliderRow } from './SliderRow';
import style from './panels.module.css';

interface Props {
  plan: Plan;
  canvas: HTMLCanvasElement;
  /** Rises when the canvas was drawn. */
  drawn: number;
  phone: boolean;
  /** The one that a phone shows. */
  slider: Slider;
  onSlider: (slider: Slider) => void;
  onChange: (next: (plan: Plan) => Plan, tag: string) => void;
}

const icons: Record<Slider, LucideIcon> = { brightness: Sun, contrast: Contrast, highlights: CloudSun, shadows: Moon, warmth: Thermometer, saturation: Droplet, sharpness: Aperture, vignette: Circle };

export function AdjustPanel({ plan, canvas, drawn, phone, slider, onSlider, onChange }: Props) {
  const row = (name: Slider) => {
    const value = plan.adjust[name];
    const set = (to: number) => onChange((now) => ({ ...now, adjust: { ...now.adjust, [name]: to } }), name);
    return <SliderRow key={name} label={editorWords().slider[name]} value={value} least={oneWay.has(name) ? 0 : -100} most={100} text={signed(value, oneWay.has(name))} onChange={set} />;
  };
  if (phone) {
    return (
      <>
        {row(slider)}
        <div className={style.tools} role="group" aria-label={editorWords().tab.adjust}>
          {sliders.map((name) => {
            const Icon = icons[name];
            return <button key={name} type="button" aria-pressed={name === slider} onClick={() => onSlider(name)}><Icon className="i" />{editorWords().slider[name]}{plan.adjust[name] !== 0 && <i className={style.mark} />}</button>;
          })}
        </div>
      </>
    );
  }
  return (
    <>
      <Histogram canvas={canvas} drawn={drawn} />
      <div className={style.sliders}>{sliders.map(row)}</div>
    </>
  );
}

const signed = (value: number, plain: boolean): string => (value > 0 && !plain ? `+${value}` : value < 0 ? `−${-value}` : String(value));
