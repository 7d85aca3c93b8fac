import ts from 'typescript'
import { lineAt } from '../check/read-tree.ts'
import { type Rule, tests, workshop } from './rule.ts'
import { shownIn } from './shown-in.ts'

/** A language is called by its own name in every language. */
const ownNames = new Set(['Français', '中文'])

/** Sentences live beside the screens in three languages, never inside them. */
export const wordRules: readonly Rule[] = [
  {
    name: 'words-in-words',
    why: 'a person reads this: put it in the words files, in three languages',
    only: /\.svelte$/,
    file: file => shownIn(file.text).map(index => ({ line: lineAt(file, index) })),
  },
  {
    name: 'no-sentence-in-code',
    why: 'a sentence for people belongs to the words files or the brand',
    only: /^(contract|server|portal|console|ui)\/.*\.(ts|svelte)$/,
    except: [
      { path: /\/words\.[a-z]+\.ts$/, because: 'the words themselves' },
      { path: /^server\/law\/|\.data\.ts$/, because: 'citations and dated data' },
      { path: /^server\/testing\//, because: 'people and places made up for tests' },
      tests,
      workshop,
    ],
    node: node =>
      isText(node) && /[à-öø-ÿœ\u4e00-\u9fff]/i.test(node.text) && !ownNames.has(node.text),
  },
]

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralToken {
  return ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)
}
