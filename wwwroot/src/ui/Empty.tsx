import type { ReactNode } from 'react';
import style from './empty.module.css';

interface Props {
  title: string;
  help?: ReactNode;
  /** Without one: three empty frames, one lit. */
  icon?: ReactNode;
  bad?: boolean;
  children?: ReactNode;
  /** Fills the page rather than a box in it. */
  screen?: boolean;
  level?: 1 | 2;
}

export function Empty({ title, help, icon, bad = false, children, screen = true, level = 2 }: Props) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={`${style.empty} ${screen ? style.screen : ''}`}>
      {icon ? <span className={`${style.icon} ${bad ? style.bad : ''}`}>{icon}</span> : <Frames />}
      <Title className="title-3">{title}</Title>
      {help && <p>{help}</p>}
      {children && <div className={style.actions}>{children}</div>}
    </div>
  );
}

export function Frames() {
  return <div className={style.frames} aria-hidden="true"><i /><i /><i /><i /></div>;
}
