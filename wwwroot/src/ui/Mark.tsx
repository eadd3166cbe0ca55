import style from './mark.module.css';

/** The product's sign: four frames of a justified grid, one of them lit. */
export function Mark({ large = false }: { large?: boolean }) {
  return (
    <svg className={`${style.mark} ${large ? style.large : ''}`} viewBox="0 0 22 22" aria-hidden="true">
      <rect x="1" y="1" width="12" height="9" rx="1.6" />
      <rect x="15" y="1" width="6" height="9" rx="1.6" />
      <rect x="1" y="12" width="6" height="9" rx="1.6" />
      <rect x="9" y="12" width="12" height="9" rx="1.6" />
    </svg>
  );
}
