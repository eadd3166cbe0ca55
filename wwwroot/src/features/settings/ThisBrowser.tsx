import { useState } from 'react';
import { canFollowFolders, folderHands, useAutoUpload } from '../../library/autoUpload';
import { m } from '../../messages';
import { Button } from '../../ui/Button';
import { say } from '../../ui/Toast';
import { Setting } from './Setting';

/** What this browser keeps, installs and uploads by itself; and what it switches off over plain http. */
export function ThisBrowser() {
  return (
    <>
      <Setting title={m.browser.offline} help={globalThis.isSecureContext ? (navigator.serviceWorker ? m.browser.offlineOn : m.browser.offlineNone) : m.browser.offlineOff} />
      {globalThis.isSecureContext && <Install />}
      <AutoUpload />
    </>
  );
}

interface InstallQuestion extends Event {
  prompt(): Promise<void>;
}

let question: InstallQuestion | null = null;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  question = event as InstallQuestion;
});

function Install() {
  const [isAsked, setAsked] = useState(false);
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  const help = isInstalled ? m.browser.isInstalled : question ? m.browser.installHelp : `${m.browser.installHelp} ${m.browser.installHow}`;
  return (
    <Setting title={m.browser.install} help={help}>
      {!isInstalled && question && !isAsked && <Button onClick={() => { setAsked(true); void question?.prompt(); }}>{m.browser.install}</Button>}
    </Setting>
  );
}

function AutoUpload() {
  const { name, needsPermission, isLooking } = useAutoUpload();
  const failed = () => say(m.toast.notDone);
  if (!canFollowFolders()) return <Setting title={m.browser.auto} help={globalThis.isSecureContext ? m.browser.autoOff : m.browser.offlineOff} />;
  const help = name === null ? m.browser.autoHelp : needsPermission ? m.browser.autoAsks(name) : isLooking ? m.browser.looking : m.browser.autoOn(name);
  return (
    <Setting title={m.browser.auto} help={help}>
      {name !== null && needsPermission && <Button kind="ink" onClick={() => void folderHands()?.look(true)}>{m.browser.allow}</Button>}
      <Button onClick={() => void folderHands()?.pick().catch(failed)}>{name === null ? m.browser.pick : m.browser.pickOther}</Button>
      {name !== null && <Button kind="quiet" onClick={() => void folderHands()?.drop().catch(failed)}>{m.browser.stop}</Button>}
    </Setting>
  );
}
