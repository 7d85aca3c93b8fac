import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A source file: its path from the root of the tree (always with `/`), its text, and its script as a syntax tree. */
export type SourceFile = { path: string; text: string; ast: ts.SourceFile }

/** What a check found wrong, where, and under which rule. Lines count from 1. */
export type Finding = { path: string; line: number; rule: string; message: string }

const neverRead = new Set(['node_modules', '.git', '.svelte-kit', 'build', 'dist', 'coverage'])
const examples = /^tools\/[a-z-]+\/(failing|passing)$/
const notOurs = new Set(['data', 'test-results', 'playwright-report'])

/**
 * The paths of every file under `root`, sorted, `/` between folders.
 * Left out: what is installed, built or run (`data`), and the trees kept under `tools` as examples for tests.
 */
export function listFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isFile()) return [path]
      const skipped = neverRead.has(entry.name) || notOurs.has(path) || examples.test(path)
      return entry.isDirectory() && !skipped ? listFiles(root, path) : []
    })
}

/** Reads and parses the files under `root` whose path matches: scripts and Svelte files if nothing else is asked. */
export function readSources(root: string, wanted = /\.(ts|mjs|svelte)$/): SourceFile[] {
  return listFiles(root)
    .filter(path => wanted.test(path))
    .map(path => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

/**
 * One file and its syntax tree. The tree holds scripts only (of a Svelte file what stands in `<script>`,
 * of other files nothing), at the lines and columns they have in the file: all else is blanked, so that
 * positions need no translation.
 */
export function parseSource(path: string, text: string): SourceFile {
  const script = /\.(ts|mjs|js)$/.test(path) ? text : blankMarkup(text)
  const kind = /\.m?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS
  return { path, text, ast: ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, kind) }
}

/** The line, from 1, of a position of the file. */
export function lineAt(file: SourceFile, position: number): number {
  return file.ast.getLineAndCharacterOfPosition(position).line + 1
}

/** Calls `visit` on a node and on everything under it, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, child => walk(child, visit))
}

/** One finding as a line a terminal makes clickable. */
function sentenceOf(finding: Finding): string {
  return `${finding.path}:${finding.line} ${finding.message} [${finding.rule}]`
}

/** Prints the findings, or that there are none, and sets the exit code of the process. */
export function report(findings: readonly Finding[], clean: string): void {
  for (const finding of findings) process.stdout.write(`${sentenceOf(finding)}\n`)
  if (findings.length === 0) process.stdout.write(`${clean}\n`)
  else process.exitCode = 1
}

function blankMarkup(text: string): string {
  let script = ''
  let end = 0
  for (const found of text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = found.index + (found[1]?.length ?? 0)
    script += blank(text.slice(end, start)) + found[2]
    end = start + (found[2]?.length ?? 0)
  }
  return script + blank(text.slice(end))
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
