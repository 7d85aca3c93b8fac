import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { receiveFile } from './received-file.ts'

// Threat 9 of docs/threats.csv.
// Threat 10 of docs/threats.csv.
// Proves V5.2.2 and V5.2.6 of docs/asvs.csv.
const plain = () => sharp({ create: { width: 80, height: 40, channels: 3, background: '#b04020' } })

const pdf = (inside: string) => Buffer.from(`%PDF-1.7\n1 0 obj\n<<${inside}>>\nendobj\n%%EOF\n`)

const refused = { kind: 'refused' }

test.each(['jpeg', 'png', 'webp'] as const)(
  'a picture in %s is made anew in WebP, and keeps nothing but its pixels',
  async format => {
    const sent = await plain()
      .withExif({ IFD0: { Copyright: 'Zoé Noël' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
      .toFormat(format)
      .toBuffer()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const received = await receiveFile(Buffer.concat([sent, Buffer.from('PK\u0003\u0004 a jar')]))
    if (received.kind !== 'image') throw new Error(received.kind)
    const { exif, xmp, icc, iptc, ...kept } = await sharp(received.bytes).metadata()
    expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined])
    expect(kept).toMatchObject({ format: 'webp', width: 80, height: 40 })
    expect(Buffer.from(received.bytes).includes('a jar')).toBe(false)
    expect(Buffer.from(received.bytes).includes('Zo')).toBe(false)
  },
)

test('a picture lies as it was held, and is no larger than it needs to be', async () => {
  const sent = await sharp({
    create: { width: 4000, height: 1000, channels: 3, background: '#204080' },
  })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const received = await receiveFile(sent)
  if (received.kind !== 'image') throw new Error(received.kind)
  expect(await sharp(received.bytes).metadata()).toMatchObject({ width: 600, height: 2400 })
})

test('what only claims to be a picture is refused, whatever its name was', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const page = '<!doctype html><script>alert(1)</script>'
  const gif = await plain().gif().toBuffer()
  const tiff = await plain().tiff().toBuffer()
  for (const bytes of [Buffer.from(svg), Buffer.from(page), gif, tiff, Buffer.alloc(0)])
    expect(await receiveFile(bytes)).toEqual(refused)
  const jpeg = await plain().jpeg().toBuffer()
  expect(await receiveFile(jpeg.subarray(0, 40))).toEqual(refused)
  expect(await receiveFile(Buffer.concat([jpeg.subarray(0, 3), Buffer.from(svg)]))).toEqual(refused)
  expect(await receiveFile(Buffer.from(`RIFF0000WEBP${svg}`))).toEqual(refused)
})

test('a small file that unfolds to more pixels than anybody photographs is refused at once', async () => {
  const bomb = pngOf(30_000, 30_000)
  expect(bomb.length).toBeLessThan(200_000)
  const before = performance.now()
  expect(await receiveFile(bomb)).toEqual(refused)
  expect(performance.now() - before).toBeLessThan(2000)
})

test('a PDF is kept as it came, unless it acts by itself', async () => {
  const sent = pdf('/Type /Catalog')
  expect(await receiveFile(sent)).toEqual({ kind: 'pdf', bytes: sent })
  for (const inside of [
    '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
    '/OpenAction << /S /J#61vaScript >>',
    '/S /Launch /F (cmd.exe)',
    '/Names << /EmbeddedFiles 2 0 R >>',
  ])
    expect(await receiveFile(pdf(inside))).toEqual(refused)
  expect(await receiveFile(Buffer.from('<html>%PDF-1.7 %%EOF'))).toEqual(refused)
  expect(await receiveFile(sent.subarray(0, sent.length - 8))).toEqual(refused)
})

/** A PNG of one bit a pixel, all white: its head promises far more than it weighs. */
const pngOf = (width: number, height: number): Buffer => {
  const chunk = (kind: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(kind), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * 1000)
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const crc = (bytes: Buffer): number => {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
