import type { Album, Cover as CoverPhoto } from '../../api/wire';
import style from './albums.module.css';

/** Three photos, one large; an empty sheet while there are none. */
export function Cover({ covers }: Pick<Album, 'covers'>) {
  const [first, second] = covers;
  const shape = !second ? style.one : first && first.width < first.height ? style.tall : '';
  const shown = covers.slice(0, 3);
  return (
    <div className={`${style.cover} ${shape} ${shown.length === 2 ? style.two : ''}`} aria-hidden="true">
      {shown.map((photo, i) => <Picture key={photo.id} photo={photo} large={i === 0} />)}
    </div>
  );
}

function Picture({ photo, large }: { photo: CoverPhoto; large: boolean }) {
  const { thumb150, thumb400, thumb800 } = photo.urls;
  return <img src={large ? thumb400 : thumb150} srcSet={large ? `${thumb400} 400w, ${thumb800} 800w` : `${thumb150} 150w, ${thumb400} 400w`} sizes={large ? '280px' : '110px'} alt="" loading="lazy" decoding="async" draggable={false} style={{ backgroundColor: photo.color }} />;
}
