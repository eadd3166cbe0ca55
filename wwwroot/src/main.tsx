import './ui/tokens.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries';
import { App } from './app/App';
import { readBoot } from './app/boot';
import { showPreferences } from './library/preferences';
import { useLanguage } from './messages';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');

/** The page in the chosen language; another choice draws it anew, and the focus stays where it was. */
function Spoken() {
  const { tag } = useLanguage();
  const focused = useRef('');
  useEffect(() => useLanguage.subscribe(() => (focused.current = document.activeElement?.id ?? '')), []);
  useEffect(() => document.getElementById(focused.current)?.focus(), [tag]);
  return <App key={tag} />;
}

// Another language than English is a script of its own: the page waits for it, or is in English where it does not come.
void readBoot().then(showPreferences).then(() => createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Spoken />
    </QueryClientProvider>
  </StrictMode>,
));
