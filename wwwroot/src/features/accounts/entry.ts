import { ApiError } from '../../api/client';
import { m } from '../../messages';

/** Why signing in or setting up did not work, as a sentence. */
export function entryProblem(error: unknown): string {
  if (!(error instanceof ApiError)) return m.broken.title;
  if (error.status === 0) return `${m.connection.unreachableTitle}. ${m.connection.unreachableHelp}`;
  if (error.status === 429) return m.door.wait(error.retryAfterSeconds ?? 60);
  if (error.status === 401) return m.door.wrong;
  return error.message;
}
