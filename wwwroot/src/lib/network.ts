interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

/** Whether bytes are dear: the user said so, or the connection is slow. Browsers that don't tell are taken for fast ones. */
export function isThrifty(): boolean {
  const connection = (navigator as { connection?: Connection }).connection;
  return connection?.saveData === true || ['slow-2g', '2g', '3g'].includes(connection?.effectiveType ?? '');
}
