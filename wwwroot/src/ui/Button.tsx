import type { ButtonHTMLAttributes, ReactNode } from 'react';
import style from './button.module.css';

type Kind = 'ink' | 'line' | 'soft' | 'quiet' | 'danger';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind;
  size?: 'sm' | 'md' | 'lg';
  block?: boolean;
}

/** The class of a button, for links that look like one. */
export function buttonClass(kind: Kind = 'line', size: 'sm' | 'md' | 'lg' = 'md', block = false): string {
  return [style.btn, style[kind], size !== 'md' && style[size], block && style.block].filter(Boolean).join(' ');
}

export function Button({ kind = 'line', size = 'md', block = false, className, type = 'button', ...rest }: Props) {
  return <button type={type} className={`${buttonClass(kind, size, block)} ${className ?? ''}`} {...rest} />;
}

interface IconProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
  /** The key that does the same, shown in the tooltip. */
  hotkey?: string;
}

/** The class of an icon button, for links that look like one. */
export const iconButtonClass = style.icon ?? '';

export function IconButton({ label, hotkey, className, type = 'button', ...rest }: IconProps) {
  return <button type={type} aria-label={label} title={hotkey ? `${label} (${hotkey})` : label} className={`${style.icon} ${className ?? ''}`} {...rest} />;
}

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  choices: { value: T; label: string; icon?: ReactNode }[];
  onChoose: (value: T) => void;
  className?: string;
}

export function Segmented<T extends string>({ label, value, choices, onChoose, className }: SegmentedProps<T>) {
  const icons = choices.some((choice) => choice.icon);
  return (
    <div className={`${style.seg} ${icons ? style.icons : ''} ${className ?? ''}`} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          aria-label={choice.icon ? choice.label : undefined}
          title={choice.icon ? choice.label : undefined}
          onClick={() => onChoose(choice.value)}
        >
          {choice.icon ?? choice.label}
        </button>
      ))}
    </div>
  );
}
