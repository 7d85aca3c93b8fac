import { type Finding, readSources, report, type SourceFile } from '../check/read-tree.ts'
import { fileRules } from './file-rules.ts'
import { importRules } from './import-rules.ts'
import { importsOf } from './imports.ts'

/** Everything the import rules and the file rules find wrong in a tree, by path and line. */
export function checkImports(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(file => [...brokenImports(file), ...brokenFile(file)])
}

function brokenImports(file: SourceFile): Finding[] {
  return importsOf(file).flatMap(found =>
    importRules.flatMap(rule => {
      const message = rule.broken(found)
      return message === undefined
        ? []
        : [{ path: file.path, line: found.line, rule: rule.name, message }]
    }),
  )
}

function brokenFile(file: SourceFile): Finding[] {
  return fileRules.flatMap(rule =>
    rule
      .broken(file)
      .map(({ line, message }) => ({ path: file.path, line, rule: rule.name, message })),
  )
}

if (import.meta.main) {
  const files = readSources(process.argv[2] ?? '.')
  report(checkImports(files), `${files.length} files keep to their rooms`)
}
