import type Sharp from 'sharp'

/** A picture unfolds to at most this many pixels: a phone of 50 megapixels, 200 MB while it is read. */
const mostPixels = 50_000_000
/** Enough to read a bill or a screen on it. */
const longestSide = 2400
const quality = 82
const mostSeconds = 10

let opening: Promise<typeof Sharp> | undefined

/** Opened with the first picture. Of all that it can read, three formats are left, each from memory. */
const openSharp = async (): Promise<typeof Sharp> => {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
    ],
  })
  return sharp
}

/**
 * The same picture made anew in WebP: upright, no larger than is needed, without a word of what came beside its pixels
 * (place, device, thumbnail, whatever follows its end). Null when it cannot be read whole or unfolds to too much.
 */
export const redraw = async (picture: Buffer): Promise<Buffer | null> => {
  opening ??= openSharp()
  const sharp = await opening
  try {
    return await sharp(picture, {
      limitInputPixels: mostPixels,
      failOn: 'error',
      sequentialRead: true,
    })
      .timeout({ seconds: mostSeconds })
      .autoOrient()
      .resize({
        width: longestSide,
        height: longestSide,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality })
      .toBuffer()
  } catch {
    return null
  }
}
