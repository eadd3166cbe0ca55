import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, CopyCheck, CornerDownLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useViewing } from '../../grid/viewing';
import { count, size } from '../../lib/format';
import { isForPage, useTitle, useWindowEvent } from '../../lib/hooks';
import { duplicateCountQuery, duplicatesQuery } from '../../library/duplicates';
import { LoadFailure } from '../../lists/LoadFailure';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button, iconButtonClass } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Choice } from './Choice';
import style from './duplicates.module.css';
import { useReview } from './review';

/** Groups of photos that may be one and the same, one at a time: which of them stays? */
export default function DuplicatesPage({ onOpen }: { onOpen: (number: number, list: string) => void }) {
  const words = m.duplicates;
  useTitle(`${words.title} · ${m.product}`);
  const groups = useInfiniteQuery(duplicatesQuery);
  const exact = useQuery(duplicateCountQuery('exact'));
  const review = useReview(groups);
  const viewing = useViewing((state) => state.number !== null);
  const [accepting, setAccepting] = useState<number | null>(null);
  const { group, keep, at, total } = review;

  useWindowEvent('keydown', (event) => {
    if (viewing || !group || !isForPage(event) || event.shiftKey) return;
    const key = event.key.toLowerCase();
    const isOnButton = (event.target as HTMLElement | null)?.closest('button:not([data-choice]), a');
    if (key === 'enter' && !isOnButton) void review.confirm();
    else if (key === 's') review.skip();
    else if ((key === 'arrowleft' || key === 'arrowright') && !isOnButton) document.querySelector<HTMLElement>(`[data-choice="${[...keep][0] ?? group.keep}"]`)?.focus();
    else return;
    event.preventDefault();
  });

  const accept = async () => {
    setAccepting(0);
    await review.acceptExact(setAccepting);
    setAccepting(null);
  };
  const pages = groups.data?.pages;
  const isEmpty = pages !== undefined && pages[0]?.total === 0;
  return (
    <>
      <Bar title={words.title} note={total > 0 ? count(total) : undefined} start={<Link href="/library" className={`${iconButtonClass} phone-only`} aria-label={m.action.back}><ArrowLeft className="i" /></Link>}>
        {accepting !== null && <span className="small muted num" role="status">{words.accepting(accepting, exact.data ?? accepting)}</span>}
        {accepting === null && group && (exact.data ?? 0) > 0 && <Button kind="quiet" onClick={() => void accept()}><span className="num">{words.acceptExact(exact.data ?? 0)}</span></Button>}
      </Bar>
      {groups.error && !pages && <LoadFailure error={groups.error} onRetry={() => void groups.refetch()} />}
      {isEmpty && <Empty icon={<CopyCheck />} title={words.none} help={words.noneHelp} />}
      {pages && !isEmpty && !group && !groups.isFetching && (
        <Empty icon={<CopyCheck />} title={words.done} help={words.doneHelp}>
          {review.skipped > 0 && <Button onClick={review.restart}>{words.seeSkipped(review.skipped)}</Button>}
        </Empty>
      )}
      {group && (
        <div className="page">
          <div className={style.head}>
            <p className="muted num">{words.group(at, total)} {group.reason === 'exact' ? words.exact : words.similar}. {review.frees > 0 && words.frees(size(review.frees))}</p>
            <div className={`row wide-only small faint ${style.keys}`} aria-hidden="true">
              <kbd><ArrowLeft className="i i--sm" /></kbd><kbd><ArrowRight className="i i--sm" /></kbd>{words.choose} <kbd><CornerDownLeft className="i i--sm" /></kbd>{words.confirm} <kbd>S</kbd>{words.skipKey}
            </div>
          </div>
          <Choice key={group.id} group={group} keep={keep} onChoose={review.choose} onToggle={review.toggle} onOpen={onOpen} />
          <div className={style.do}>
            <Button kind="ink" disabled={review.isBusy} onClick={() => void review.confirm()}><span className="num">{words.go(keep.size, group.photos.length - keep.size)}</span></Button>
            {keep.size < group.photos.length && <Button disabled={review.isBusy} onClick={() => void review.keepAll()}>{words.keepAll}</Button>}
            <Button kind="quiet" disabled={review.isBusy} onClick={review.skip}>{words.skip}</Button>
            <span className={`small faint wide-only ${style.note}`}>{words.note}</span>
          </div>
        </div>
      )}
    </>
  );
}
