import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'

/** A step into a YAML document: a key of a map or a position in a list. */
export type PackPath = readonly (string | number)[]

/** Something wrong in a brand pack: where it is, counted from 1, and what it says. */
export type PackProblem = { file: string; line: number; column: number; says: string }

/** One YAML file of a brand pack, with what is needed to point at a line of it. */
export type PackFile = {
  name: string
  content: unknown
  document: Document.Parsed
  lines: LineCounter
}

export type PackFileReading =
  | { kind: 'parsed'; file: PackFile }
  | { kind: 'unreadable'; problem: PackProblem }

/**
 * Parses one file of a brand pack.
 * A file that is not YAML (bad indentation, a key twice) gives its first problem instead of a content.
 */
export const parsePackFile = (name: string, text: string): PackFileReading => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const error = document.errors[0]
  if (error === undefined) {
    return { kind: 'parsed', file: { name, content: document.toJS(), document, lines } }
  }
  // Only the first: what the parser finds after it is mostly its consequence.
  const { line, col } = lines.linePos(error.pos[0])
  const problem = { file: name, line, column: col, says: `is not YAML: ${error.message}` }
  return { kind: 'unreadable', problem }
}

const keyOffset = (document: Document.Parsed, path: PackPath): number | undefined => {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return undefined
  const pair = parent.items.find(item => isScalar(item.key) && item.key.value === path.at(-1))
  return pair && isScalar(pair.key) ? pair.key.range?.[0] : undefined
}

const offsetOf = (document: Document.Parsed, path: PackPath): number => {
  if (path.length === 0) return document.contents?.range[0] ?? 0
  const node = document.getIn(path, true)
  const own = keyOffset(document, path) ?? (isNode(node) ? node.range?.[0] : undefined)
  return own ?? offsetOf(document, path.slice(0, -1))
}

/**
 * Says something about one place of a file.
 * A place that does not exist (a missing key) is pointed at by what should have held it.
 */
export const problemAt = (file: PackFile, path: PackPath, says: string): PackProblem => {
  const { line, col } = file.lines.linePos(offsetOf(file.document, path))
  return { file: file.name, line, column: col, says }
}

/** One problem as a person reads it: `sfr/catalogue/mobile.yaml:12:5: says`. */
export const problemSentence = ({ file, line, column, says }: PackProblem): string => {
  return `${file}:${line}:${column}: ${says}`
}
