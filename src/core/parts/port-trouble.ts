/** Why a port cannot be listened on, in a sentence with the name of its setting (`PORT`, `HEALTH_PORT`), and what to do. */
export function portTrouble(setting: string, port: number, error: { readonly code?: unknown }): string {
  const what = `${setting} ${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return `${what} is taken by another program, or by another Paperboy: end that one, or set another ${setting}.`;
    case 'EACCES':
      return `${what} may not be listened on by this user: set a ${setting} above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND': {
      const host = setting.replace('PORT', 'HOST');
      return `${what} cannot be listened on: ${host} is no address of this machine (${error.code}), set another.`;
    }
    default:
      return `${what} cannot be listened on (${String(error.code)}): set another ${setting}.`;
  }
}
