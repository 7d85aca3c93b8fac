import { existsSync } from 'node:fs'

const usual = '/usr/bin/chromium'

/** Where Chromium is: `CHROMIUM`, the system's, else the one that npm installs; undefined when there is none. */
export async function findChromium(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : undefined
  if (existsSync(usual)) return usual
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } catch {
    return undefined
  }
}
