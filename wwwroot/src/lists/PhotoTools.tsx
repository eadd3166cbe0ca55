import { Upload } from 'lucide-react';
import type { PhotoSource } from '../grid/source';
import { openPicker } from '../lib/picker';
import { m } from '../messages';
import { Button, IconButton } from '../ui/Button';
import type { ListKind } from './actionsFor';
import { GridControls } from './controls/GridControls';

interface Props {
  source: PhotoSource;
  kind: ListKind;
  upload?: boolean;
}

/** What stands at the end of the bar of a list: how it is looked at, and the way in for new photos. */
export function PhotoTools({ source, kind, upload = false }: Props) {
  return (
    <>
      <GridControls source={source} kind={kind} />
      {upload && (
        <>
          <Button kind="ink" className="wide-only" title={`${m.nav.upload} (U)`} onClick={openPicker}><Upload className="i" />{m.nav.upload}</Button>
          <IconButton label={m.nav.upload} className="phone-only" onClick={openPicker}><Upload className="i" /></IconButton>
        </>
      )}
    </>
  );
}
