import { QueryClient, queryOptions } from '@tanstack/react-query';
import { api, ApiError } from './client';
import type { ApiKey, Health, JobFailure, Photo, Preferences, ServerFacts, SessionRow, StorageUse, User, WatchedFolder } from './wire';

/** The one cache of what the server said. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && error instanceof ApiError && error.status >= 500,
      // A banner says that the server is away; what is open stays on the screen.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export const serverQuery = queryOptions({ queryKey: ['server'], queryFn: () => api<ServerFacts>('/server', { anonymous: true }), staleTime: Infinity });

/** Who is signed in; null is nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => {
    try {
      return await api<User>('/me', { anonymous: true });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

export const preferencesQuery = queryOptions({ queryKey: ['preferences'], queryFn: () => api<Preferences>('/me/preferences'), staleTime: Infinity });

export const storageQuery = queryOptions({ queryKey: ['storage'], queryFn: () => api<StorageUse>('/me/storage'), staleTime: 10_000 });

export const readPhoto = (number: number, signal?: AbortSignal) => api<Photo>(`/photos/by-number/${number}`, { signal });

export const photoQuery = (number: number) => queryOptions({ queryKey: ['photo', number], queryFn: ({ signal }) => readPhoto(number, signal) });

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => (await api<{ sessions: SessionRow[] }>('/me/sessions')).sessions,
});

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async () => (await api<{ apiKeys: ApiKey[] }>('/me/api-keys')).apiKeys,
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async () => (await api<{ users: User[] }>('/users')).users,
});

export const foldersQuery = queryOptions({
  queryKey: ['folders'],
  queryFn: async () => (await api<{ folders: WatchedFolder[] }>('/folders')).folders,
});

// What changes by itself is asked again while one looks at it.
export const healthQuery = queryOptions({ queryKey: ['health'], queryFn: () => api<Health>('/admin/health'), refetchInterval: 5_000 });

export const failuresQuery = queryOptions({
  queryKey: ['failures'],
  queryFn: async () => (await api<{ failures: JobFailure[] }>('/jobs')).failures,
  refetchInterval: 5_000,
});
