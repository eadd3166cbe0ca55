import type { ReactNode } from 'react';
import style from './settings.module.css';

interface Props {
  title: ReactNode;
  help?: ReactNode;
  children?: ReactNode;
  /** The control stays beside the words on phones too. */
  inline?: boolean;
}

/** One line of settings: what it is, and the control for it. */
export function Setting({ title, help, children, inline = false }: Props) {
  return (
    <div className={`${style.set} ${inline ? '' : style.stacked}`}>
      <div className={style.what}>{title}{help && <span>{help}</span>}</div>
      {children}
    </div>
  );
}
