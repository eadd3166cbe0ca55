import type { UseQueryResult } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import style from './settings.module.css';

/** A part of the page that the server is asked for: nothing until it is here, and no empty list where it did not come. */
export function Asked<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.isError) return <div className={style.waiting} aria-busy="true" />;
  return (
    <div className={style.failed} role="alert">
      <CircleAlert className="i" />
      <span className="grow">{m.settings.notHere}</span>
      <Button size="sm" onClick={() => void query.refetch()}>{m.action.tryAgain}</Button>
    </div>
  );
}
