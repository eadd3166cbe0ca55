import { reportReached, reportSessionEnded, reportUnreachable } from './connection';

/** A refusal by the server, or no answer from it (`status` 0, code UNREACHABLE). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
    readonly requestId = '',
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }

  /** Worth sending again unchanged: the network or the server, not what was asked. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface ApiRequest {
  method?: string;
  body?: unknown;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
  /** A 401 is an answer here, not the end of the session. */
  anonymous?: boolean;
}

export const root = '/api/v1';

/** Calls the API and answers the envelope's `data`. */
export async function api<T>(path: string, request: ApiRequest = {}): Promise<T> {
  const response = await send(path, request);
  if (response.status === 204) return undefined as T;
  const envelope = (await response.json()) as { data: T };
  return envelope.data;
}

/** Calls the API for a page of a list; `total` is of the whole list. */
export async function page<T>(path: string, request: ApiRequest = {}): Promise<T & { total: number }> {
  const envelope = (await (await send(path, request)).json()) as { data: T; meta: { total?: number } };
  return { ...envelope.data, total: envelope.meta.total ?? 0 };
}

/** Calls the API and answers the raw response; throws ApiError unless it is a success or 304. */
export async function send(path: string, request: ApiRequest = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers };
  if (request.method && request.method !== 'GET') headers['X-PhotoGrid'] = '1';
  const init: RequestInit = { method: request.method ?? 'GET', headers, credentials: 'same-origin' };
  if (request.signal) init.signal = request.signal;
  if (request.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(request.body);
  }
  let response: Response;
  try {
    response = await fetch(root + path, init);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    reportUnreachable();
    throw new ApiError(0, 'UNREACHABLE', 'The server did not answer.');
  }
  reportReached();
  if (response.ok || response.status === 304) return response;
  const refusal = await readRefusal(response);
  if (refusal.status === 401 && !request.anonymous) reportSessionEnded();
  throw refusal;
}

/** The error of the envelope, or one made from the status where something else answered. */
export async function readRefusal(response: Response): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  try {
    const envelope = (await response.json()) as {
      error: { code: string; message: string; details?: Record<string, unknown> };
      meta?: { requestId?: string };
    };
    const { code, message, details } = envelope.error;
    return new ApiError(response.status, code, message, details ?? {}, envelope.meta?.requestId ?? '', retryAfter);
  } catch {
    return new ApiError(response.status, 'INTERNAL', `The server answered ${response.status}.`, {}, '', retryAfter);
  }
}
