import { useState } from 'react';
import type { Preferences } from '../../api/wire';
import { choosePreference, usePreferences } from '../../library/preferences';
import { languages, m } from '../../messages';
import { Segmented } from '../../ui/Button';
import { Switch } from '../../ui/Field';
import { Select } from '../../ui/Select';
import { say } from '../../ui/Toast';
import { Setting } from './Setting';

const lightsKey = 'photogrid.lights'; // the viewer's, in this browser only

// Each language calls itself by its own name.
const tongues = Object.entries(languages).map(([value, label]) => ({ value, label, lang: value }));

export function Appearance() {
  const { theme, gridSize, locale } = usePreferences();
  const [lights, setLights] = useState(() => localStorage.getItem(lightsKey) === '1');
  const choose = (change: Partial<Preferences>) => void choosePreference(change).catch(() => say(m.toast.notDone));
  return (
    <>
      <Setting title={m.settings.theme} help={m.settings.themeHelp}>
        <Segmented label={m.settings.theme} value={theme} onChoose={(value) => choose({ theme: value })} choices={[{ value: 'system', label: m.settings.system }, { value: 'light', label: m.settings.light }, { value: 'dark', label: m.settings.dark }]} />
      </Setting>
      <Setting title={m.settings.size} help={m.settings.sizeHelp}>
        <Segmented label={m.settings.size} value={gridSize} onChoose={(value) => choose({ gridSize: value })} choices={[{ value: 's', label: m.nav.small }, { value: 'm', label: m.nav.medium }, { value: 'l', label: m.nav.large }]} />
      </Setting>
      <Setting title={m.settings.language} help={m.settings.languageHelp}>
        <Select id="language" label={m.settings.language} value={locale} onChoose={(value) => choose({ locale: value })} choices={[{ value: 'auto', label: m.settings.asBrowser }, ...tongues]} />
      </Setting>
      <Setting title={m.settings.lights} help={m.settings.lightsHelp} inline>
        <Switch label={m.settings.lights} on={lights} onChange={(on) => { setLights(on); localStorage.setItem(lightsKey, on ? '1' : '0'); }} />
      </Setting>
    </>
  );
}
