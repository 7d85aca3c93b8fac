import { posix } from 'node:path'
import type { Rule } from './rule.ts'

const drawer = /^(utils?|helpers?|common|services?|types|misc)$/
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/

/** How folders and files are called. */
export const nameRules: readonly Rule[] = [
  {
    name: 'no-drawer',
    why: 'a folder or file is named after what it holds; this name fits anything',
    file: file => {
      const names = file.path.split('/').map(part => part.replace(/\..*$/, ''))
      return names.some(name => drawer.test(name)) ? [{ line: 1 }] : []
    },
  },
  {
    name: 'kebab-case',
    why: 'files are named in kebab-case after what they export',
    except: [
      { path: /(^|\/)\+[a-z.]+$/, because: 'a name SvelteKit asks for' },
      { path: /^server\/migrations\//, because: '0001_name.sql, in the order of application' },
    ],
    file: file => (kebab.test(posix.basename(file.path)) ? [] : [{ line: 1 }]),
  },
]
