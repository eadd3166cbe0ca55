import { api, ApiError, readRefusal } from '../../api/client';
import { reportReached, reportUnreachable } from '../../api/connection';
import type { Photo } from '../../api/wire';
import type { Step, Upload } from './machine';

interface Begun {
  status?: 'duplicate';
  existingPhoto?: { createdAt: string };
  uploadId: string;
  sessionToken: string;
  partSize: number;
  signedUrls: (string | null)[];
}

interface Resumed {
  status: 'open' | 'completed' | 'cancelled' | 'expired';
  partSize: number;
  signedUrls: (string | null)[];
  received: [number, number][];
}

interface Completed {
  /** Null for a sidecar, which is no photo by itself. */
  photo: Photo | null;
  status: 'created' | 'duplicate' | 'replaced' | 'sidecar';
}

export interface Outcome {
  status: Exclude<Completed['status'], 'sidecar'> | 'asking';
  createdAt?: string;
}

export interface Watch {
  signal: AbortSignal;
  /** What was learned on the way. */
  step: (event: Step) => void;
}

/** Sends one file as API.md has it: begin or resume, the parts that are missing, complete. Throws ApiError. */
export async function transfer(upload: Upload, file: File, watch: Watch): Promise<Outcome> {
  const parts = (await resume(upload, watch)) ?? (await begin(upload, watch));
  if ('createdAt' in parts) return { status: 'asking', createdAt: parts.createdAt };
  await sendParts(parts, upload, file, watch);
  watch.step({ type: 'all-sent' });
  for (let again = 0; ; again++) {
    try {
      const { status, photo } = await api<Completed>('/photos/upload/complete', {
        method: 'POST',
        body: { uploadId: upload.uploadId, sessionToken: upload.sessionToken, ...(upload.sha256 ? { sha256: upload.sha256 } : {}) },
        signal: watch.signal,
      });
      return photo && status !== 'sidecar' ? { status, createdAt: photo.createdAt } : { status: 'created' };
    } catch (error) {
      // Parts that did not arrive after all: ask which, send them, once.
      if (!(error instanceof ApiError) || error.status !== 409 || again > 0) throw error;
      const missing = await resume(upload, watch);
      if (!missing) throw error;
      await sendParts(missing, upload, file, watch);
    }
  }
}

interface Parts {
  partSize: number;
  urls: (string | null)[];
}

async function begin(upload: Upload, watch: Watch): Promise<Parts | { createdAt: string }> {
  const { name, size, type, lastModified, sha256, choice, albumId } = upload;
  const begun = await api<Begun>('/photos/upload/init', {
    method: 'POST',
    body: {
      filename: name,
      size,
      ...(type ? { mimeType: type } : {}),
      ...(lastModified ? { lastModified: new Date(lastModified).toISOString() } : {}),
      ...(sha256 ? { sha256 } : {}),
      ...(albumId ? { albumId } : {}),
      ...(choice && (choice !== 'skip' || albumId) ? { onDuplicate: choice } : {}),
    },
    signal: watch.signal,
  });
  if (begun.status === 'duplicate') return { createdAt: begun.existingPhoto?.createdAt ?? '' };
  watch.step({ type: 'begun', uploadId: begun.uploadId, sessionToken: begun.sessionToken });
  return { partSize: begun.partSize, urls: begun.signedUrls };
}

/** What an upload begun earlier still lacks; null when it has to begin anew. */
async function resume(upload: Upload, watch: Watch): Promise<Parts | null> {
  if (!upload.uploadId) return null;
  try {
    const known = await api<Resumed>(`/photos/upload/${upload.uploadId}`, { signal: watch.signal });
    if (known.status === 'completed') return { partSize: known.partSize, urls: [] };
    if (known.status === 'open') {
      watch.step({ type: 'sent', bytes: known.received.reduce((sum, [from, to]) => sum + to - from + 1, 0) });
      return { partSize: known.partSize, urls: known.signedUrls };
    }
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 410)) throw error;
  }
  watch.step({ type: 'forgotten' });
  return null;
}

async function sendParts({ partSize, urls }: Parts, upload: Upload, file: File, watch: Watch): Promise<void> {
  const sizeOf = (part: number) => Math.min(partSize, file.size - part * partSize);
  let sent = urls.reduce((sum, url, part) => (url === null ? sum + sizeOf(part) : sum), 0);
  let current = urls;
  for (let part = 0; part < urls.length; part++) {
    const url = current[part];
    if (!url) continue;
    const from = part * partSize;
    const blob = file.slice(from, from + sizeOf(part));
    const range = `bytes ${from}-${from + blob.size - 1}/${file.size}`;
    const progress = (loaded: number) => watch.step({ type: 'sent', bytes: sent + Math.min(loaded, blob.size) });
    try {
      await put(url, blob, range, progress, watch.signal);
    } catch (error) {
      // The address lives an hour; a long upload outlives it.
      if (!(error instanceof ApiError) || error.status !== 403) throw error;
      const fresh = await resume(upload, watch);
      const again = fresh?.urls[part];
      if (!fresh || !again) throw error;
      current = fresh.urls;
      await put(again, blob, range, progress, watch.signal);
    }
    sent += blob.size;
    watch.step({ type: 'sent', bytes: sent });
  }
}

/** XMLHttpRequest, for fetch does not tell how far a body has gone. */
function put(url: string, blob: Blob, range: string, progress: (loaded: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settled = () => signal.removeEventListener('abort', stop);
    request.open('PUT', url);
    request.setRequestHeader('Content-Range', range);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => {
      settled();
      reportReached();
      if (request.status >= 200 && request.status < 300) return resolve();
      const headers = new Headers();
      const retryAfter = request.getResponseHeader('Retry-After');
      if (retryAfter) headers.set('Retry-After', retryAfter);
      void readRefusal(new Response(request.responseText, { status: Math.max(200, request.status), headers })).then(reject);
    };
    // A file that was moved or changed on the disk fails like a broken line; reading it tells the two apart.
    request.onerror = () => {
      settled();
      blob.slice(0, 1).arrayBuffer().then(
        () => {
          reportUnreachable();
          reject(new ApiError(0, 'UNREACHABLE', 'The server did not answer.'));
        },
        () => reject(new FileGone()),
      );
    };
    request.onabort = () => {
      settled();
      reject(new DOMException('Stopped', 'AbortError'));
    };
    if (signal.aborted) return request.onabort(new ProgressEvent('abort'));
    signal.addEventListener('abort', stop);
    request.send(blob);
  });
}

/** The file cannot be read any more. */
export class FileGone extends Error {}
