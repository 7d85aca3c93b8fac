import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { decompress } from 'wawoff2'
import { Fault } from './errors.ts'

/** Latin faces come as woff2, which Typst does not read: they are unpacked once, when the worker starts. */
const latinFaces = [
  ...['400', '500', '600'].flatMap(weight =>
    ['latin', 'latin-ext'].map(
      part => `@fontsource/inter/files/inter-${part}-${weight}-normal.woff2`,
    ),
  ),
  ...['latin', 'latin-ext'].map(
    part => `@fontsource/bricolage-grotesque/files/bricolage-grotesque-${part}-600-normal.woff2`,
  ),
]

const require = createRequire(import.meta.url)

/**
 * Sets a template with its inputs (JSON, under their names) and answers a tagged PDF/UA-1; `madeAt` is the time that
 * the file says it was made, so that the same input gives the same bytes.
 */
export type Typeset = (
  template: string,
  inputs: Readonly<Record<string, unknown>>,
  madeAt: Temporal.Instant,
) => Uint8Array

/**
 * Opens the typesetter. It is synchronous (3 to 50 ms a document): for a worker's job, never for a request.
 * Throws a Fault with the typesetter's own words when a document cannot be set.
 */
export const openTypesetter = async (): Promise<Typeset> => {
  const faces: Buffer[] = []
  // One after the other: wawoff2 answers with a view of memory that its next call writes over.
  for (const path of latinFaces) faces.push(await unpack(require.resolve(path)))
  const chinese = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts')
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: faces }, { fontPaths: [chinese] }],
  })
  return (template, inputs, madeAt) => {
    const compiled = compiler.compile({
      mainFileContent: template,
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([name, input]) => [name, JSON.stringify(input)]),
      ),
    })
    const document = compiled.result
    if (document === null) {
      const diagnostics = compiled.takeDiagnostics()?.shortDiagnostics
      throw new Fault('a document could not be typeset', {
        diagnostics: JSON.stringify(diagnostics),
      })
    }
    const bytes = compiler.pdf(document, {
      pdfStandard: 'ua-1',
      pdfTags: true,
      creationTimestamp: Math.floor(madeAt.epochMilliseconds / 1000),
    })
    compiler.evictCache(20)
    return bytes
  }
}

const unpack = async (path: string): Promise<Buffer> =>
  Buffer.from(await decompress(await readFile(path)))
