import { useId, type CSSProperties } from 'react';
import style from './panels.module.css';

interface Props {
  label: string;
  value: number;
  least: number;
  most: number;
  step?: number;
  /** How the value is said. */
  text: string;
  /** A scale under the track. */
  ticks?: boolean;
  onChange: (value: number) => void;
}

/** A slider that fills from zero. A double click on it, or Delete, takes it back there. */
export function SliderRow({ label, value, least, most, step = 1, text, ticks = false, onChange }: Props) {
  const id = useId();
  const part = (at: number) => `${(((at - least) / (most - least)) * 100).toFixed(2)}%`;
  return (
    <div className={`${style.slider} ${value !== 0 ? style.moved : ''}`}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className="num">{text}</output>
      <input
        id={id}
        type="range"
        className={ticks ? style.ticks : undefined}
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={text}
        style={{ '--v': part(value), '--z': part(0) } as CSSProperties}
        onChange={(event) => onChange(Number(event.target.value))}
        onDoubleClick={() => onChange(0)}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          event.preventDefault();
          onChange(0);
        }}
      />
    </div>
  );
}
