import type { ReactNode } from 'react';
import style from './notice.module.css';

interface Props {
  kind?: 'plain' | 'warn' | 'danger';
  icon: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}

/** Stands at the top of the content while a condition lasts. */
export function Banner({ kind = 'plain', icon, children, action }: Props) {
  return (
    <div className={`${style.banner} ${kind === 'plain' ? '' : style[kind]}`} role={kind === 'danger' ? 'alert' : 'status'}>
      {icon}
      <span>{children}</span>
      {action}
    </div>
  );
}
