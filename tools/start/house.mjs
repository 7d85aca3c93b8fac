import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const house = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where npm installs. */
export const modules = join(house, 'node_modules')
