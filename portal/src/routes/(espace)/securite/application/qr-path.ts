import qrcode from 'qrcode'

/**
 * A QR code as one SVG path, a unit square per dark module, with its quiet zone of four modules.
 *
 * @returns `size`, the side of the drawing in modules, and `d`, the path
 */
export function qrPath(text: string): { readonly size: number; readonly d: string } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const margin = 4
  const runs: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue
      runs.push(`M${column + margin} ${row + margin}h1v1h-1z`)
    }
  }
  return { size: modules.size + 2 * margin, d: runs.join('') }
}
