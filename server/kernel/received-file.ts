import { redraw } from './redraw.ts'

export type ReceivedFile =
  | {
      readonly kind: 'image' | 'pdf'
      /** What is kept: a picture made anew in WebP, or the PDF as it came. */
      readonly bytes: Uint8Array
    }
  /** Something else than what is taken, broken, or made to harm. */
  | { readonly kind: 'refused' }

/** How JPEG, PNG and WebP begin: what stands at which byte. */
const signatures: readonly Readonly<Record<number, string>>[] = [
  { 0: 'ffd8ff' },
  { 0: '89504e470d0a1a0a' },
  { 0: '52494646', 8: '57454250' },
]

/**
 * What somebody sent us, known by its content and never by its name or the type it claims. A picture keeps nothing but
 * its pixels; a PDF that carries a program, a file or an order to its reader is refused (security.md, row 9).
 */
export const receiveFile = async (bytes: Uint8Array): Promise<ReceivedFile> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isPicture = signatures.some(parts =>
    Object.entries(parts).every(
      ([at, hex]) => file.toString('hex', Number(at), Number(at) + hex.length / 2) === hex,
    ),
  )
  if (isPicture) {
    const drawn = await redraw(file)
    return drawn === null ? { kind: 'refused' } : { kind: 'image', bytes: drawn }
  }
  return isPlainPdf(file) ? { kind: 'pdf', bytes: file } : { kind: 'refused' }
}

/** Names by which a PDF acts or carries something else (ISO 32000, 12.6 and 7.11); any letter may be written `#4A`. */
const actions = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b/

/** Begins and ends as a PDF, and nowhere in sight acts by itself. */
const isPlainPdf = (file: Buffer): boolean => {
  if (file.toString('latin1', 0, 5) !== '%PDF-') return false
  if (!file.toString('latin1', Math.max(0, file.length - 1024)).includes('%%EOF')) return false
  const text = file
    .toString('latin1')
    .replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
  return !actions.test(text)
}
