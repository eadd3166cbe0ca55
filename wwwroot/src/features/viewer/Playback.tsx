import { Pause, Play } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { length, spokenLength } from '../../lib/format';
import { m } from '../../messages';
import style from './playback.module.css';

const stepSeconds = 5;
const frames = 9;

/** The controls of a video. They stand below the picture; the line is made of its frame. */
export function Playback({ video, poster, seconds }: { video: HTMLVideoElement; poster: string; seconds: number }) {
  const { at, total, isPlaying } = useClock(video, seconds);
  const seek = (to: number) => { video.currentTime = Math.max(0, Math.min(total, to)); };
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    seek((document.dir === 'rtl' ? 1 - share : share) * total);
  };
  const keys = (event: KeyboardEvent) => {
    const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') seek(video.currentTime + (event.key === forward ? stepSeconds : -stepSeconds));
    else if (event.key === 'Home') seek(0);
    else if (event.key === 'End') seek(total);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={style.playback}>
      <button type="button" className={style.play} aria-label={isPlaying ? m.viewer.pause : m.viewer.play} title={`${isPlaying ? m.viewer.pause : m.viewer.play} (${m.viewer.space})`} onClick={() => toggle(video)}>
        {isPlaying ? <Pause className="i i--fill" /> : <Play className="i i--fill" />}
      </button>
      <span className="small num muted">{length(at)}</span>
      <div
        className={style.line}
        role="slider"
        tabIndex={0}
        aria-label={m.viewer.positionIn}
        aria-valuemin={0}
        aria-valuemax={Math.round(total)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={m.viewer.positionOf(spokenLength(at) || '0', spokenLength(total))}
        style={{ '--at': `${total > 0 ? (at / total) * 100 : 0}%` } as React.CSSProperties}
        onKeyDown={keys}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); point(event); }}
        onPointerMove={(event) => { if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event); }}
      >
        {Array.from({ length: frames }, (_, i) => <img key={i} src={poster} alt="" draggable={false} />)}
      </div>
      <span className="small num muted">{length(total)}</span>
    </div>
  );
}

/** Plays, or stops playing. A browser that may not play says so by the element's own error. */
export function toggle(video: HTMLVideoElement): void {
  if (video.paused || video.ended) void video.play().catch(() => undefined);
  else video.pause();
}

function useClock(video: HTMLVideoElement, seconds: number) {
  const read = () => ({ at: Math.floor(video.currentTime), total: Number.isFinite(video.duration) ? video.duration : seconds, isPlaying: !video.paused && !video.ended });
  const [now, setNow] = useState(read);
  useEffect(() => {
    const events = ['timeupdate', 'seeked', 'play', 'pause', 'ended', 'durationchange'] as const;
    const listen = () => setNow(read());
    listen();
    for (const name of events) video.addEventListener(name, listen);
    return () => { for (const name of events) video.removeEventListener(name, listen); };
    // What is read comes from the element.
  }, [video, seconds]);
  return now;
}
