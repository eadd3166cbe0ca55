import { Check, type LucideIcon } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type ToggleEvent } from 'react';
import { IconButton } from './Button';
import style from './menu.module.css';

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  /** The key that does the same. */
  hotkey?: string | undefined;
  isDanger?: boolean;
  /** Of a choice among several: whether it is the present one. */
  isChosen?: boolean;
  run: () => void;
}

interface Props {
  label: string;
  items: MenuItem[];
  /** What the button shows; without a class of its own it is an icon button. */
  children: ReactNode;
  className?: string | undefined;
}

/** A button and the native popover of things to do that it opens. */
export function Menu({ label, items, children, className }: Props) {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const button = { popoverTarget: id, 'aria-haspopup': 'menu', 'aria-expanded': isOpen } as const;
  const rows = () => [...(popover.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];

  function toggled(event: ToggleEvent<HTMLDivElement>): void {
    const opens = event.newState === 'open';
    setOpen(opens);
    if (!opens || !popover.current) return;
    place(popover.current, document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(id)}"]`));
    (rows().find((row) => row.getAttribute('aria-checked') === 'true') ?? rows()[0])?.focus();
  }

  function moveFocus(event: KeyboardEvent): void {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) {
      if (event.key === 'Tab') popover.current?.hidePopover();
      return;
    }
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  }

  return (
    <>
      {className === undefined
        ? <IconButton label={label} {...button}>{children}</IconButton>
        : <button type="button" aria-label={label} className={className} {...button}>{children}</button>}
      <div ref={popover} id={id} popover="auto" role="menu" aria-label={label} className={style.menu} onToggle={toggled} onKeyDown={moveFocus}>
        {items.map(({ label: what, icon: Icon, hotkey, isDanger, isChosen, run }) => (
          <button
            key={what}
            type="button"
            role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={isChosen}
            tabIndex={-1}
            className={isDanger ? style.danger : undefined}
            onClick={() => {
              popover.current?.hidePopover();
              run();
            }}
          >
            {isChosen !== undefined ? <Check className={`i i--sm ${isChosen ? '' : style.not}`} /> : Icon && <Icon className="i" />}
            <span className="grow">{what}</span>
            {hotkey && <kbd>{hotkey}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}

/** Below the button, its ends in line; above where there is no room below. */
function place(menu: HTMLElement, button: HTMLElement | null): void {
  if (!button) return;
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const wanted = document.dir === 'rtl' ? at.left : at.right - width;
  menu.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, wanted))}px`;
  menu.style.top = `${at.bottom + 6 + height > innerHeight - 8 ? Math.max(8, at.top - height - 6) : at.bottom + 6}px`;
}
