import { BookImage, Camera, FileImage, MapPin, MessageSquareText, ScanFace, ScanText, Tag, type LucideIcon } from 'lucide-react';
import { m } from '../../messages';
import type { Reason } from './search';
import style from './search.module.css';

const icons: Record<Reason['kind'], LucideIcon> = {
  person: ScanFace, album: BookImage, tag: Tag, place: MapPin, caption: MessageSquareText, text: ScanText, file: FileImage, camera: Camera,
};

/** One line below a photo: what of it matched, the words marked. */
export function Why({ reasons }: { reasons: Reason[] }) {
  const [first] = reasons;
  if (!first) return null;
  const Icon = icons[first.kind];
  return (
    <>
      <Icon className={`i i--sm ${style.reason}`} role="img" aria-hidden={false} aria-label={m.search.kinds[first.kind]} />
      <span className="clip">
        {reasons.map((reason, index) => <span key={`${reason.kind} ${reason.word}`}>{index > 0 && <span className="dot" aria-hidden="true">·</span>}<Marked {...reason} /></span>)}
      </span>
    </>
  );
}

function Marked({ text, word }: Reason) {
  const at = placeOf(text, word);
  if (at < 0) return <>{text}</>;
  return <>{text.slice(0, at)}<mark className={style.mark}>{text.slice(at, at + word.length)}</mark>{text.slice(at + word.length)}</>;
}

/** Where a folded word stands in a text as it is written; -1 where folding has made it longer or shorter. */
function placeOf(text: string, word: string): number {
  const letters = [...text.normalize('NFC')].map((letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
  return letters.every((letter) => letter.length === 1) ? letters.join('').indexOf(word) : -1;
}
