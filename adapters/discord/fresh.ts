/** True the first time that it is told of an id. */
export type Fresh = (id: string) => boolean;

/** Remembers so many ids: what is told of twice at once may ask a store twice before that has written anything. */
export function remembering(most = 1000): Fresh {
  const known = new Set<string>();
  return (id) => {
    if (known.has(id)) return false;
    known.add(id);
    for (const oldest of known) if (known.size > most) known.delete(oldest);
    return true;
  };
}
