import type { Ref } from 'react';
import { toggle } from './Playback';

interface Props {
  ref: Ref<HTMLVideoElement>;
  src: string;
  /** A video's picture until it plays; null for a photo that only moves when it is asked to. */
  poster: string | null;
  name: string;
  onError: () => void;
}

/** What moves, at its place on the stage. A video is pressed to play; the moment around a photo lies over it while it plays. */
export function Clip({ ref, src, poster, name, onError }: Props) {
  const isVideo = poster !== null;
  return (
    <video
      ref={ref}
      src={src}
      poster={poster ?? undefined}
      aria-label={name}
      aria-hidden={!isVideo}
      playsInline
      preload={isVideo ? 'metadata' : 'none'}
      muted={!isVideo}
      data-still={isVideo ? undefined : ''}
      onClick={isVideo ? (event) => toggle(event.currentTarget) : undefined}
      onPlaying={isVideo ? undefined : (event) => void delete event.currentTarget.dataset.still}
      onEnded={isVideo ? undefined : (event) => void (event.currentTarget.dataset.still = '')}
      onError={onError}
    />
  );
}
