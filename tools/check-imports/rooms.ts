/** The order of the domains: each sees only what stands before it. */
export const ladder = [
  'catalog',
  'notifications',
  'identity',
  'customers',
  'lines',
  'network',
  'boxes',
  'visits',
  'usage',
  'payments',
  'billing',
  'ordering',
  'care',
  'privacy',
] as const

/** The room a file lives in. `name` tells apart the domains, edges and faces; `isTest` marks test support and tests. */
export type Place = { room: Room; name: string; isTest: boolean }

export type Room = keyof typeof sees

/**
 * What each room may import besides itself. `face` stands for the `public.ts` of a domain.
 * A room with names (domains, edges, faces) does not see its neighbours.
 */
export const sees = {
  contract: [],
  kernel: ['contract'],
  law: ['contract'],
  config: ['contract', 'kernel'],
  domains: ['contract', 'kernel', 'law', 'brands', 'face'],
  edges: ['contract', 'kernel', 'law', 'face'],
  faces: ['contract', 'kernel', 'law', 'face'],
  views: ['contract', 'kernel', 'law', 'face'],
  wiring: [
    'contract',
    'kernel',
    'law',
    'brands',
    'config',
    'server',
    'domains',
    'edges',
    'faces',
    'views',
    'face',
    'brands',
  ],
  server: ['contract', 'kernel', 'law', 'config', 'face'],
  operator: ['contract', 'brands'],
  ui: ['contract', 'brands'],
  portal: ['contract', 'ui', 'brands'],
  console: ['contract', 'ui', 'brands'],
  brands: ['contract'],
  support: null,
} as const satisfies Record<string, readonly string[] | null>

/** Rooms that a test of the server may use beyond what its subject sees: it speaks to the simulated operator. */
export const seenByTests: readonly string[] = ['testing', 'operator']

/** Where a path of the tree stands. What is no product (tools, bench, journeys, test support) is `support` and sees all. */
export function placeOf(path: string): Place {
  if (/\.config\.(ts|mjs)$/.test(path))
    return { room: 'support', name: 'configuration', isTest: false }
  const [top = '', second = '', third = ''] = path.split('/')
  const isTest = /\.(test|spec)\.ts$/.test(path)
  if (top !== 'server') return { room: isRoom(top) ? top : 'support', name: top, isTest }
  if (second === 'main.ts' || second === 'wiring') return { room: 'wiring', name: '', isTest }
  if (second === 'config.ts') return { room: 'config', name: '', isTest }
  if (second === 'testing') return { room: 'support', name: 'testing', isTest: true }
  if (isRoom(second)) return { room: second, name: third, isTest }
  return { room: 'server', name: '', isTest }
}

function isRoom(name: string): name is Room {
  return Object.hasOwn(sees, name) && !['config', 'wiring', 'server', 'support'].includes(name)
}
