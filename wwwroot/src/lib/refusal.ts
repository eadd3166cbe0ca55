import { ApiError } from '../api/client';
import { locale, m } from '../messages';

/** Why the server refused, in the reader's language: its own sentence where that is English, else what the code means. */
export function refusal(error: unknown): string {
  if (!(error instanceof ApiError)) return m.toast.notDone;
  if (error.message && error.status > 0 && error.status < 500 && locale().startsWith('en')) return error.message;
  return m.refusals[error.code] ?? m.toast.notDone;
}
