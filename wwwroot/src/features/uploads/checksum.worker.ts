addEventListener('message', (event: MessageEvent<{ id: number; file: File }>) => {
  const { id, file } = event.data;
  void digest(file).then(
    (sha256) => postMessage({ id, sha256 }),
    // A file that cannot be read is found out when it is sent.
    () => postMessage({ id, sha256: null }),
  );
});

async function digest(file: File): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
