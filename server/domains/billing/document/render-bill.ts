import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { decompress } from 'wawoff2'
import { Fault } from '../../../kernel/errors.ts'
import type { BillView } from './bill-view.ts'

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

/** Turns a written bill into the bytes of its PDF; `issuedAt` is the time the file says it was made. */
export type RenderBill = (view: BillView, issuedAt: Temporal.Instant) => Uint8Array

/**
 * Opens the typesetter. It is synchronous (about 20 ms a bill): for a worker's job, never for a request.
 * Throws a Fault with the typesetter's own words when a bill cannot be set.
 */
export const openRenderer = async (): Promise<RenderBill> => {
  const faces: Buffer[] = []
  // One after the other: wawoff2 answers with a view of memory that its next call writes over.
  for (const path of latinFaces) faces.push(await unpack(require.resolve(path)))
  const chinese = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts')
  const compiler = NodeCompiler.create({
    fontArgs: [{ fontBlobs: faces }, { fontPaths: [chinese] }],
  })
  const template = await readFile(new URL('bill.typ', import.meta.url), 'utf8')
  return (view, issuedAt) => {
    const compiled = compiler.compile({
      mainFileContent: template,
      inputs: { bill: JSON.stringify(view) },
    })
    const document = compiled.result
    if (document === null) {
      const diagnostics = compiled.takeDiagnostics()?.shortDiagnostics
      throw new Fault('a bill could not be typeset', { diagnostics: JSON.stringify(diagnostics) })
    }
    const bytes = compiler.pdf(document, {
      pdfStandard: 'ua-1',
      pdfTags: true,
      creationTimestamp: Math.floor(issuedAt.epochMilliseconds / 1000),
    })
    compiler.evictCache(20)
    return bytes
  }
}

const unpack = async (path: string): Promise<Buffer> =>
  Buffer.from(await decompress(await readFile(path)))
