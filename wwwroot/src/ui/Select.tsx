import { ChevronDown } from 'lucide-react';
import style from './field.module.css';

interface Props<T extends string> {
  label: string;
  value: T;
  choices: { value: T; label: string; lang?: string }[];
  onChoose: (value: T) => void;
  id?: string;
}

/** One of several, where there is no room for all of them side by side. */
export function Select<T extends string>({ label, value, choices, onChoose, id }: Props<T>) {
  return (
    <span className={style.selectBox}>
      <select id={id} className={style.select} aria-label={label} value={value} onChange={(event) => onChoose(event.target.value as T)}>
        {choices.map((choice) => <option key={choice.value} value={choice.value} lang={choice.lang}>{choice.label}</option>)}
      </select>
      <ChevronDown className="i i--sm" />
    </span>
  );
}
