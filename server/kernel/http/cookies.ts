/** A cookie to set, or to clear when `maxAgeSeconds` is 0. All are HttpOnly, SameSite=Lax, Path=/. */
export type Cookie = {
  readonly name: string
  readonly value: string
  /** Absent: until the browser closes. */
  readonly maxAgeSeconds?: number
}

/** The name under which a cookie travels: `__Host-` binds it to this host over TLS (or localhost). */
export const hostCookie = (name: string): string => `__Host-${name}`

/** `Set-Cookie` for a cookie. Chromium and Firefox accept `Secure` on http://localhost. */
export const serialiseCookie = ({ name, value, maxAgeSeconds }: Cookie): string => {
  const life = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`
  return `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=Lax${life}`
}

/** Reads a `Cookie` header; the first of two cookies with one name wins. */
export const parseCookies = (header: string | undefined): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    if (at > 0 && !found.has(name)) found.set(name, part.slice(at + 1).trim())
  }
  return found
}
