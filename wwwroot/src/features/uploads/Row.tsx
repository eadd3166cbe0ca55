import { CircleCheck, FileImage, FileWarning, Pause, Play, RefreshCw, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { longDate, size, wallClock } from '../../lib/format';
import { openPicker } from '../../lib/picker';
import { m } from '../../messages';
import { Button, IconButton } from '../../ui/Button';
import { decide, dismiss, heldFile, hurry, permit, retry, setOnePaused } from './engine';
import { usePreview } from './preview';
import type { Upload } from './machine';
import style from './upload.module.css';

/** One file in the panel. Decisions are made in it, never in a dialog. */
export function Row({ upload }: { upload: Upload }) {
  const preview = usePreview(upload.id, upload.state === 'refused' ? undefined : heldFile(upload.id));
  const isAsk = upload.state === 'asking' || upload.state === 'lost' || upload.state === 'refused';
  return (
    <li className={`${style.up} ${isAsk ? style.ask : ''}`}>
      {preview ? <img className={style.thumb} src={preview} alt="" /> : <span className={style.thumb}>{upload.state === 'refused' ? <FileWarning className="i" /> : <FileImage className="i" />}</span>}
      <span className={`clip ${style.name}`} title={upload.name}>{upload.name}</span>
      <span className={`num ${style.say} ${upload.state === 'refused' ? style.bad : ''}`}><Says upload={upload} /></span>
      <span className={style.do}><Does upload={upload} /></span>
    </li>
  );
}

function Says({ upload }: { upload: Upload }) {
  const seconds = useSeconds(upload.state === 'retrying' ? upload.retryAt : undefined);
  switch (upload.state) {
    case 'waiting': return m.upload.waitingTurn;
    case 'checking': return m.upload.checking;
    case 'sending': return m.upload.sent(size(upload.sent), size(upload.size));
    case 'finishing': return m.upload.finishing;
    case 'retrying': return m.upload.dropped(seconds);
    case 'paused': return `${m.upload.paused}, ${m.upload.sent(size(upload.sent), size(upload.size))}`;
    case 'asking': return already(upload);
    case 'lost': return upload.needsPermission ? m.sending.permission : m.upload.lost;
    case 'refused': return upload.message;
    case 'done':
      if (upload.outcome === 'replaced') return m.upload.replaced;
      return upload.outcome === 'created' ? m.upload.safeOne : upload.albumId ? m.upload.usedOne : m.upload.skipped;
  }
}

const already = (upload: Upload): string => m.upload.already(upload.existing?.createdAt ? longDate(wallClock(upload.existing.createdAt)) : '');

function Does({ upload }: { upload: Upload }) {
  const [showsWhat, setShowsWhat] = useState(false);
  const { id } = upload;
  if (upload.state === 'asking') {
    return (
      <>
        <Button kind="ink" size="sm" onClick={() => decide(id, 'skip')}>{upload.albumId ? m.upload.useOne : m.upload.skip}</Button>
        <Button kind="line" size="sm" onClick={() => decide(id, 'keep')}>{m.upload.keep}</Button>
        <Button kind="quiet" size="sm" onClick={() => decide(id, 'replace')}>{m.upload.replace}</Button>
      </>
    );
  }
  if (upload.state === 'lost') {
    return (
      <>
        <Button kind="ink" size="sm" onClick={() => (upload.needsPermission ? void permit(id) : openPicker())}>{upload.needsPermission ? m.sending.allow : m.sending.chooseAgain}</Button>
        <Button kind="line" size="sm" onClick={() => dismiss(id)}>{m.upload.dismiss}</Button>
      </>
    );
  }
  if (upload.state === 'refused') {
    return (
      <>
        {upload.canRetry && <Button kind="line" size="sm" onClick={() => retry(id)}>{m.action.tryAgain}</Button>}
        <Button kind="line" size="sm" onClick={() => dismiss(id)}>{m.upload.dismiss}</Button>
        {!upload.canRetry && !showsWhat && <Button kind="quiet" size="sm" onClick={() => setShowsWhat(true)}>{m.upload.works}</Button>}
        {showsWhat && <span className="tiny muted">{m.upload.worksHelp}</span>}
      </>
    );
  }
  if (upload.state === 'done') return <span className={style.good}><CircleCheck className="i i--sm" /></span>;
  if (upload.state === 'retrying') return <IconButton label={m.upload.retry} onClick={() => hurry(id)}><RefreshCw className="i i--sm" /></IconButton>;
  const isPaused = upload.state === 'paused';
  return (
    <>
      <span className={`${style.progress} ${style.one}`} aria-hidden="true"><i style={{ transform: `scaleX(${upload.size > 0 ? upload.sent / upload.size : 0})` }} /></span>
      <span className={style.hands}>
        {upload.state !== 'finishing' && <IconButton label={`${isPaused ? m.sending.resumeOne : m.sending.pauseOne} ${upload.name}`} onClick={() => setOnePaused(id, !isPaused)}>{isPaused ? <Play className="i i--sm" /> : <Pause className="i i--sm" />}</IconButton>}
        <IconButton label={`${m.upload.cancel} ${upload.name}`} onClick={() => dismiss(id)}><X className="i i--sm" /></IconButton>
      </span>
    </>
  );
}

function useSeconds(until: number | undefined): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (until === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
