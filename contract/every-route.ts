import { readdir } from 'node:fs/promises'
import type { RouteShape } from './define.ts'

/** A route, the name under which it is imported, and the file that declares it. */
export type DeclaredRoute = {
  readonly route: RouteShape
  readonly name: string
  readonly file: string
}

const folder = new URL('routes/', import.meta.url)

/** Every route of `contract/routes`, customers' and agents', in the order of its path and method. */
export const everyRoute = async (): Promise<readonly DeclaredRoute[]> => {
  const files = (await readdir(folder)).filter(name => name.endsWith('.ts')).sort()
  const declared: DeclaredRoute[] = []
  for (const file of files) {
    const exported: Readonly<Record<string, unknown>> = await import(new URL(file, folder).href)
    for (const [name, value] of Object.entries(exported))
      if (isRoute(value)) declared.push({ route: value, name, file: `contract/routes/${file}` })
  }
  const place = ({ route }: DeclaredRoute) => `${route.path} ${route.method}`
  return declared.sort((a, b) => (place(a) < place(b) ? -1 : 1))
}

const isRoute = (value: unknown): value is RouteShape =>
  typeof value === 'object' &&
  value !== null &&
  'permission' in value &&
  'refusals' in value &&
  'path' in value
