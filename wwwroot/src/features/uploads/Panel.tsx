import { ChevronDown, Pause, Play, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { size } from '../../lib/format';
import { m } from '../../messages';
import { Button, IconButton } from '../../ui/Button';
import { Dot } from '../../ui/Dot';
import { closePanel, decideAll, setPaused, speed } from './engine';
import { summarize, useQueue, type Summary } from './queue';
import { Row } from './Row';
import style from './upload.module.css';

const shownNeeds = 30;
const shownDone = 12;

/** Says what is safe, what is on its way, and what needs a decision. */
export default function Panel() {
  const { uploads, isPaused, isFolded } = useQueue();
  const summary = summarize(uploads);
  const { safe, total, needs, now, waiting, done } = summary;
  const asking = needs.filter((upload) => upload.state === 'asking').length;
  const spoken = useSpoken(summary);
  const fold = (folded: boolean) => useQueue.setState({ isFolded: folded });
  const live = <span className="vh" aria-live="polite" role="status">{spoken}</span>;
  if (uploads.length === 0) return null;
  if (isFolded) {
    return (
      <section data-testid="upload-panel" aria-label={m.upload.panel}>
        {live}
        <button type="button" className={`num ${style.pill}`} title={m.upload.unfold} aria-expanded={false} onClick={() => fold(false)}>
          <b>{m.upload.of(safe, total)}</b><span>{m.upload.safe}{needs.length > 0 && <><Dot />{m.upload.needYou(needs.length)}</>}</span>
          <Progress summary={summary} />
        </button>
      </section>
    );
  }
  return (
    <section className={style.panel} data-testid="upload-panel" aria-label={m.upload.panel}>
      {live}
      <div className={style.head}>
        <div className={style.titleRow}>
          <h2 className="num">{total > 0 ? <>{m.upload.of(safe, total)} <span>{m.upload.safe}</span></> : m.upload.needYou(needs.length)}</h2>
          {!summary.isOver && <IconButton label={isPaused ? m.upload.resume : m.upload.pause} onClick={() => setPaused(!isPaused)}>{isPaused ? <Play className="i" /> : <Pause className="i" />}</IconButton>}
          <IconButton label={m.upload.fold} onClick={() => fold(true)}><ChevronDown className="i" /></IconButton>
          {summary.isOver && <IconButton label={m.upload.closePanel} onClick={closePanel}><X className="i" /></IconButton>}
        </div>
        {total > 0 && <><Progress summary={summary} label /><p className="tiny muted num"><Line summary={summary} isPaused={isPaused} /></p></>}
      </div>
      <div className={style.list} tabIndex={0} role="group" aria-label={m.upload.files}>
        {needs.length > 0 && <Group title={m.upload.needYouTitle} />}
        {asking > 1 && <ForAll count={asking} />}
        <ul>{needs.slice(0, shownNeeds).map((upload) => <Row key={upload.id} upload={{ ...upload }} />)}</ul>
        {needs.length > shownNeeds && <p className={style.more}>{m.upload.more(needs.length - shownNeeds)}</p>}
        {now.length > 0 && <Group title={m.upload.now} />}
        <ul>{now.map((upload) => <Row key={upload.id} upload={{ ...upload }} />)}</ul>
        {waiting > 0 && <p className={`num ${style.more}`}>{m.upload.waiting(waiting)}</p>}
        {done.length > 0 && <Group title={m.upload.done} count={done.length} />}
        <ul>{done.slice(0, shownDone).map((upload) => <Row key={upload.id} upload={{ ...upload }} />)}</ul>
      </div>
    </section>
  );
}

/** One answer for everything that is here already. */
function ForAll({ count }: { count: number }) {
  return (
    <div className={style.all} role="group" aria-label={m.sending.allHere(count)}>
      <p>{m.sending.allHere(count)}</p>
      <span>
        <Button kind="line" size="sm" onClick={() => decideAll('skip')}>{m.upload.skipAll(count)}</Button>
        <Button kind="quiet" size="sm" onClick={() => decideAll('keep')}>{m.sending.keepAll}</Button>
        <Button kind="quiet" size="sm" onClick={() => decideAll('replace')}>{m.sending.replaceAll}</Button>
      </span>
    </div>
  );
}

function Group({ title, count, children }: { title: string; count?: number; children?: ReactNode }) {
  return <div className={`num ${style.group}`}><h3>{title}</h3>{count !== undefined && <span>{count}</span>}{children}</div>;
}

function Progress({ summary, label = false }: { summary: Summary; label?: boolean }) {
  const percent = Math.floor(summary.progress * 100);
  const aria = label ? ({ role: 'progressbar', 'aria-label': m.upload.panel, 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 } as const) : { 'aria-hidden': true as const };
  return <div className={`${style.progress} ${summary.isOver && summary.needs.length === 0 ? style.complete : ''}`} {...aria}><i style={{ transform: `scaleX(${summary.progress})` }} /></div>;
}

function Line({ summary, isPaused }: { summary: Summary; isPaused: boolean }) {
  const parts: string[] = [];
  const rate = speed.perSecond(performance.now());
  if (summary.isOver) {
    if (summary.needs.length === 0) return <>{m.upload.allSafe}</>;
  } else if (isPaused) parts.push(m.upload.paused);
  else if (rate > 0) {
    const seconds = summary.bytesLeft / rate;
    parts.push(seconds < 60 ? m.upload.left.seconds : seconds < 5400 ? m.upload.left.minutes(Math.round(seconds / 60)) : m.upload.left.hours(Math.round(seconds / 3600)));
    parts.push(m.upload.speed(size(rate)));
  } else parts.push(m.upload.waiting(summary.waiting + summary.now.length));
  if (summary.needs.length > 0) parts.push(m.upload.needYou(summary.needs.length));
  return <>{parts.map((part, i) => <span key={i}>{i > 0 && <Dot />}{part}</span>)}</>;
}

/** Speaks at the start, every quarter, when something is needed, and at the end. */
function useSpoken({ total, safe, needs, progress, isOver }: Summary): string {
  const [text, setText] = useState('');
  const said = useRef({ quarter: 0, needs: 0, isOver: true, total: 0 });
  useEffect(() => {
    const last = said.current;
    const quarter = Math.floor(progress * 4);
    if (!isOver && (last.isOver || total > last.total)) setText(m.upload.said.start(total - safe));
    else if (needs.length > last.needs) setText(m.upload.said.need(needs.length));
    else if (isOver && !last.isOver) setText(m.upload.said.end(safe));
    else if (quarter > last.quarter && quarter < 4) setText(m.upload.said.part(quarter * 25));
    said.current = { quarter: isOver ? 0 : quarter, needs: needs.length, isOver, total };
  }, [total, safe, needs.length, progress, isOver]);
  return text;
}
