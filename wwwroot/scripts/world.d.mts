import type { Plugin } from 'vite';

export function world(): Plugin;
export function makeWorld(): { files: Map<string, Buffer>; facts: unknown };
