import { parse } from 'svelte/compiler'

const shownAttributes =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|heading|hint|legend|caption|summary)$/
const sameInEveryLanguage =
  /\b(Go|Mo|Ko|To|GB|MB|kB|min|SMS|MMS|IBAN|BIC|PDF|Wi-Fi|TV|EUR|[2345]G|kbit\/s|Mbit\/s|Mb\/s|h|s)\b/g

/** Where the markup of a Svelte file holds words of its own: the positions in the file, in order. */
export function shownIn(text: string): number[] {
  return inMarkup(parse(text, { modern: true }).fragment)
}

function inMarkup(node: unknown): number[] {
  if (Array.isArray(node)) return node.flatMap(inMarkup)
  if (!isNode(node)) return []
  if (node.type === 'Attribute') return isShown(node.name) ? inMarkup(node.value) : []
  if (node.type === 'Text') return wordsAt(node.start, node.data)
  if (node.type === 'ExpressionTag') return inValue(node.expression)
  return Object.values(node).flatMap(inMarkup)
}

/** The texts an expression can become; what is called or compared is somebody else's text. */
function inValue(node: unknown): number[] {
  if (Array.isArray(node)) return node.flatMap(inValue)
  if (!isNode(node)) return []
  if (node.type === 'Literal') return wordsAt(node.start, node.value)
  if (node.type === 'TemplateElement') return wordsAt(node.start, rawOf(node.value))
  return inValue(partsOf(node))
}

function partsOf(node: Node): unknown[] {
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate]
  if (node.type === 'LogicalExpression') return [node.left, node.right]
  if (node.type === 'BinaryExpression') return node.operator === '+' ? [node.left, node.right] : []
  return node.type === 'TemplateLiteral' ? [node.quasis, node.expressions] : []
}

function wordsAt(start: unknown, text: unknown): number[] {
  const hasWords = typeof text === 'string' && /\p{L}/u.test(text.replace(sameInEveryLanguage, ''))
  return hasWords && typeof start === 'number' ? [start] : []
}

function isShown(attribute: unknown): boolean {
  return typeof attribute === 'string' && shownAttributes.test(attribute)
}

function rawOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'raw' in value ? value.raw : undefined
}

type Node = { type: string } & Record<string, unknown>

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  )
}
