import ts from 'typescript'
import { type SourceFile, walk } from '../check/read-tree.ts'
import { lineOf, type Rule, type Spot, testSupport, tests, workshop } from './rule.ts'

const serviceWorker = {
  path: /^portal\/src\/service-worker\//,
  because: 'a browser’s own clock and requests',
}

/** Where an effect may stand: one place each, so that everything else can be run again with the same result. */
export const effectRules: readonly Rule[] = [
  {
    name: 'time-is-an-argument',
    why: 'time is an argument: take the instant, or the Clock, from whoever calls',
    except: [
      { path: /^server\/kernel\/clock\.ts$/, because: 'the clock itself' },
      { path: /^operator\/wall-time\.ts$/, because: 'stamps that wire protocols ask for' },
      workshop,
      serviceWorker,
    ],
    node: node => isEmptyDate(node) || isCallOf(node, /^(Date\.now|Date|Temporal\.Now\.\w+)$/),
  },
  {
    name: 'no-now-in-sql',
    why: 'SQL does not know the time: pass the instant as a parameter',
    file: file => [...nowInSql(file), ...nowInStrings(file)],
  },
  {
    name: 'one-source-of-chance',
    why: 'draw ids and chance from kernel/ids.ts, where a test can replace them',
    except: [{ path: /^(server\/kernel|contract)\/ids\.ts$/, because: 'the source itself' }],
    node: node => isCallOf(node, /(^|\.)(Math\.random|randomUUID)$/),
  },
  {
    name: 'no-console',
    why: 'write to the log, which redacts',
    except: [workshop],
    node: node => isCallOf(node, /^console\.\w+$/),
  },
  {
    name: 'no-fetch',
    why: 'the outside world is reached through edges/',
    except: [
      { path: /^server\/edges\//, because: 'ways out' },
      { path: /^operator\//, because: 'the simulated outside world speaks to us' },
      { path: /^contract\/[a-z-]*transport\.ts$/, because: 'the HTTP transport of the contract' },
      workshop,
      tests,
      testSupport,
      serviceWorker,
    ],
    node: node => isCallOf(node, /^((globalThis|window)\.)?fetch$/),
  },
  {
    name: 'money-is-no-number',
    why: 'money is a bigint of cents: a JavaScript number loses some',
    except: [{ path: /^tools\/house-rules\//, because: 'the rule names the names' }],
    node: isMoneyAsNumber,
  },
  {
    name: 'environment-in-config',
    why: 'the environment is read in config.ts only, typed and with its reason',
    except: [
      { path: /^(server|operator)\/config\.ts$/, because: 'the place' },
      { path: /^(server|operator)\/main\.ts$/, because: 'hands the environment to config.ts' },
      workshop,
      tests,
      testSupport,
    ],
    node: node => ts.isPropertyAccessExpression(node) && nameOf(node) === 'process.env',
  },
]

function isEmptyDate(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) || nameOf(node.expression) !== 'Date') return false
  return (node.arguments ?? []).length === 0
}

function isCallOf(node: ts.Node, name: RegExp): node is ts.CallExpression {
  return ts.isCallExpression(node) && name.test(nameOf(node.expression))
}

/** `a.b.c` as text, without reading the source again: this runs for every call of the tree. */
function nameOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text
  return ts.isPropertyAccessExpression(node) ? `${nameOf(node.expression)}.${node.name.text}` : ''
}

const clockOfSql =
  /\b(now\s*\(\s*\)|current_(timestamp|date|time)\b|local(time|timestamp)\b|(clock|transaction|statement)_timestamp\s*\(|timeofday\s*\()/i

function nowInSql(file: SourceFile): Spot[] {
  if (!file.path.endsWith('.sql')) return []
  return file.text
    .split('\n')
    .flatMap((text, index) =>
      clockOfSql.test(text.replace(/--.*/, '')) ? [{ line: index + 1 }] : [],
    )
}

function nowInStrings(file: SourceFile): Spot[] {
  const spots: Spot[] = []
  walk(file.ast, node => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)
    if (isText && clockOfSql.test(node.text)) spots.push({ line: lineOf(file, node) })
  })
  return spots
}

function isMoneyAsNumber(node: ts.Node): boolean {
  const isMoney = (value: ts.Node | undefined) =>
    /money|minor|cents|amount/i.test(value?.getText() ?? '')
  if (isCallOf(node, /^(Number|parseFloat|parseInt|Number\.parse(Float|Int))$/))
    return isMoney(node.arguments[0])
  const isPlus = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken
  return isPlus && isMoney(node.operand)
}
