import ts from 'typescript'
import { lineAt, type SourceFile } from '../check/read-tree.ts'
import { type Rule, tests, workshop } from './rule.ts'
import { shownIn } from './shown-in.ts'

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
    node: (node, file) =>
      isText(node) && /[à-öø-ÿœ\u4e00-\u9fff]/i.test(node.text) && !isKey(node, file),
  },
]

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralToken {
  return ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)
}

/** A regular expression's class or a table of letters to translate is data, not a sentence. */
function isKey(node: ts.StringLiteralLike | ts.TemplateLiteralToken, file: SourceFile): boolean {
  return node.text.length <= 2 || file.path.endsWith('.data.ts')
}
