import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Print } from '../../api/places';
import style from './explore.module.css';

/** A part of the page under its name, with a way to all of it. */
export function Section({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section className={style.section} aria-label={title}>
      <div className={style.head}><h2 className="title-3">{title}</h2>{more}</div>
      {children}
    </section>
  );
}

/** Covers side by side; on phones they go on beyond the edge. */
export function Shelf({ children }: { children: ReactNode }) {
  return <ul className={style.shelf}>{children}</ul>;
}

interface ItemProps {
  href: string;
  cover: Print;
  name: ReactNode;
  note?: ReactNode;
}

/** A cover with what it stands for below. */
export function Item({ href, cover, name, note }: ItemProps) {
  return (
    <li>
      <Link href={href} className={style.item}>
        <Picture print={cover} sizes="(width < 720px) 38vw, 220px" />
        <b className="clip">{name}</b>
        {note && <span className="num clip">{note}</span>}
      </Link>
    </li>
  );
}

export function Picture({ print, sizes }: { print: Print; sizes: string }) {
  const { thumb150, thumb400, thumb800 } = print.urls;
  // A rendition's number is its longest side.
  const width = (side: number) => Math.max(1, Math.round(print.ratio >= 1 ? side : side * print.ratio));
  return <img src={thumb400} srcSet={`${thumb150} ${width(150)}w, ${thumb400} ${width(400)}w, ${thumb800} ${width(800)}w`} sizes={sizes} alt="" loading="lazy" decoding="async" draggable={false} />;
}
