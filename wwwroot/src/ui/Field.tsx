import { CircleAlert, Eye, EyeOff } from 'lucide-react';
import { useId, useState, type InputHTMLAttributes } from 'react';
import { m } from '../messages';
import { IconButton } from './Button';
import style from './field.module.css';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, said in place of the hint. */
  wrong?: string | null | undefined;
}

export function Field({ label, hint, wrong, type = 'text', ...rest }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const secret = type === 'password';
  const help = wrong ?? hint;
  const input = (
    <input
      id={id}
      className={style.input}
      type={secret && shown ? 'text' : type}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={help ? `${id}-help` : undefined}
      data-first={rest.autoFocus || undefined}
      {...rest}
    />
  );
  return (
    <div className={`${style.field} ${wrong ? style.bad : ''}`}>
      <label className={style.label} htmlFor={id}>{label}</label>
      {secret ? (
        <div className={style.wrap}>
          {input}
          <IconButton className={style.eye} label={shown ? m.door.hide : m.door.show} aria-pressed={undefined} onClick={() => setShown(!shown)}>
            {shown ? <EyeOff className="i" /> : <Eye className="i" />}
          </IconButton>
        </div>
      ) : input}
      {help && (
        <span className={style.hint} id={`${id}-help`} role={wrong ? 'alert' : undefined}>
          {wrong && <CircleAlert className="i i--sm" />}
          {help}
        </span>
      )}
    </div>
  );
}

interface SwitchProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Applies at once. */
export function Switch({ label, on, onChange }: SwitchProps) {
  return <input type="checkbox" role="switch" className={style.switch} aria-label={label} checked={on} onChange={(event) => onChange(event.target.checked)} />;
}

/** Waits for a button. */
export function Check({ label, on, onChange }: SwitchProps) {
  return (
    <label className={style.check}>
      <input type="checkbox" className={style.box} checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
