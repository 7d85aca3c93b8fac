import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Script a page may load, compressed (design §8). */
export const limitBytes = 50_000

// Every component at once, in the demonstration and in tests only.
const examples = '/exemples-ui'

export type PageSize = { readonly route: string; readonly bytes: number }

/**
 * The compressed script each page of a build asks for before it is interactive: the client's entry and
 * the modules of its layouts and of itself, each file once, as Brotli.
 *
 * @param buildDir folder written by our adapter
 */
export function pageSizes(buildDir: string): PageSize[] {
  const instance = readFileSync(join(buildDir, 'server/instance.js'), 'utf8')
  const entry = filesIn(/client: \{.*?imports:\[(.*?)\]/.exec(instance)?.[1])
  const nodes = [...instance.matchAll(/import\('(\.\/nodes\/\d+\.js)'\)/g)].map(([, file = '']) =>
    filesIn(/imports = \[(.*?)\]/.exec(read(buildDir, 'server', file))?.[1]),
  )
  if (entry.length === 0 || nodes.length === 0)
    throw new Error(`${buildDir} is not a build of ours`)
  const pages = instance.matchAll(
    /id: "([^"]+)"[\s\S]*?page: (null|\{ layouts: \[([^\]]*)\].*?leaf: (\d+))/g,
  )
  return [...pages]
    .filter(([, , page]) => page !== 'null')
    .map(([, route = '', , layouts = '', leaf = '']) => {
      const used = [...layouts.split(','), leaf].filter(index => index.trim() !== '').map(Number)
      const files = new Set([...entry, ...used.flatMap(index => nodes[index] ?? [])])
      return { route, bytes: [...files].reduce((sum, file) => sum + weigh(buildDir, file), 0) }
    })
    .sort((a, b) => b.bytes - a.bytes)
}

const read = (...path: string[]) => readFileSync(join(...path), 'utf8')
const filesIn = (list = '') => [...list.matchAll(/"([^"]+)"/g)].map(([, file = '']) => file)
const weigh = (buildDir: string, file: string) =>
  statSync(join(buildDir, 'client', `${file}.br`)).size

if (import.meta.main) {
  const build = resolve(process.argv[2] ?? 'build/portal')
  if (existsSync(build)) tell(pageSizes(build).filter(({ route }) => route !== examples))
  else process.stdout.write(`there is no ${build} to weigh: npm start and npm test make it\n`)
}

function tell(sizes: readonly PageSize[]): void {
  for (const { route, bytes } of sizes.filter(size => size.bytes > limitBytes)) {
    process.stdout.write(`${route} loads ${bytes} bytes of script, more than ${limitBytes}\n`)
    process.exitCode = 1
  }
  const [heaviest] = sizes
  if (heaviest)
    process.stdout.write(
      `the heaviest page, ${heaviest.route}, loads ${heaviest.bytes} bytes of script\n`,
    )
}
