import { Grid2x2, Grid3x3, Square, Upload } from 'lucide-react';
import { openPicker } from '../lib/picker';
import { choosePreference, usePreferences } from '../library/preferences';
import { m } from '../messages';
import { Button, IconButton, Segmented } from '../ui/Button';
import { say } from '../ui/Toast';

/** What stands at the end of the bar of a grid: the size of the photos, and the way in for new ones. */
export function PhotoTools({ upload = true }: { upload?: boolean }) {
  const { gridSize } = usePreferences();
  return (
    <>
      <Segmented
        className="wide-only"
        label={m.nav.photoSize}
        value={gridSize}
        onChoose={(size) => void choosePreference({ gridSize: size }).catch(() => say(m.toast.notDone))}
        choices={[
          { value: 's', label: m.nav.small, icon: <Grid3x3 className="i i--sm" /> },
          { value: 'm', label: m.nav.medium, icon: <Grid2x2 className="i i--sm" /> },
          { value: 'l', label: m.nav.large, icon: <Square className="i i--sm" /> },
        ]}
      />
      {upload && (
        <>
          <Button kind="ink" className="wide-only" title={`${m.nav.upload} (U)`} onClick={openPicker}><Upload className="i" />{m.nav.upload}</Button>
          <IconButton label={m.nav.upload} className="phone-only" onClick={openPicker}><Upload className="i" /></IconButton>
        </>
      )}
    </>
  );
}
