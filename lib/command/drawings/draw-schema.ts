/** The tables of the database as Mermaid draws them on GitHub. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { projectPath } from '../../db/project-path.ts'
import { firstOf } from '../../present.ts'

type Table = ReturnType<typeof getTableConfig>
type Group = { file: string; tables: Table[] }

/** The tables of `lib/db/tables`, by the file they stand in. */
async function readGroups(): Promise<Group[]> {
  const folder = projectPath('lib/db/tables')
  const groups: Group[] = []
  for (const file of (await readdir(folder)).filter((each) => /(?<!\.test)\.ts$/.test(each)).sort()) {
    const exported = Object.values((await import(join(folder, file))) as Record<string, unknown>)
    const tables = exported.flatMap((each) => (is(each, PgTable) ? [getTableConfig(each)] : []))
    tables.sort((a, b) => a.name.localeCompare(b.name))
    if (tables.length > 0) groups.push({ file, tables })
  }
  return groups
}

/** `docs/schema.md`, from its first line to its last. */
export async function drawSchema(): Promise<string> {
  const groups = await readGroups()
  const count = groups.reduce((sum, { tables }) => sum + tables.length, 0)
  return `# The database

<!-- Written by \`npm run diagrams\`. -->

${count} tables, by the file of \`lib/db/tables\` that they stand in, where each says what it is for. A table without columns stands in another file. A dotted line is a reference that may be empty.

${groups.map(({ file }) => `- [${headingOf(file)}](#${headingOf(file).toLowerCase().replaceAll(' ', '-')})`).join('\n')}

${groups.map(drawGroup).join('\n\n')}
`
}

const headingOf = (file: string): string => {
  const words = file.replace('.ts', '').replaceAll('-', ' ')
  return firstOf(words).toUpperCase() + words.slice(1)
}

function drawGroup({ file, tables }: Group): string {
  const own = new Set(tables.map(({ name }) => name))
  const references = tables.flatMap(referencesOf)
  const elsewhere = new Set(references.map(({ to }) => to).filter((name) => !own.has(name)))
  return `## ${headingOf(file)}

[\`lib/db/tables/${file}\`](../lib/db/tables/${file})

\`\`\`mermaid
erDiagram
${tables.map(drawTable).join('\n')}
${[...elsewhere]
  .sort()
  .map((name) => `  ${name}`)
  .join('\n')}
${references.map(({ from, to, column, isOptional }) => `  ${to} ${isOptional ? '|o..o{' : '||--o{'} ${from} : "${column}"`).join('\n')}
\`\`\``.replace(/\n\n(?=```$| {2})/gm, '\n')
}

function drawTable(table: Table): string {
  const keys = new Set([
    ...table.columns.filter((column) => column.primary).map(({ name }) => name),
    ...table.primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name)),
  ])
  const foreign = new Set(referencesOf(table).flatMap(({ columns }) => columns))
  const lines = table.columns.map((column) => {
    const { name, notNull, isUnique } = column
    const marks = [keys.has(name) && 'PK', foreign.has(name) && 'FK', isUnique && 'UK']
      .filter(Boolean)
      .join(', ')
    // Mermaid takes a type of one word.
    const type = column
      .getSQLType()
      .replace(/\s*\(.*\)|\s+with time zone/g, '')
      .replaceAll(' ', '_')
    return `    ${type} ${name}${marks && ` ${marks}`}${notNull || keys.has(name) ? '' : ' "may be empty"'}`
  })
  return `  ${table.name} {\n${lines.join('\n')}\n  }`
}

function referencesOf(table: Table) {
  return table.foreignKeys.map((key) => {
    const { columns, foreignTable } = key.reference()
    return {
      from: table.name,
      to: getTableConfig(foreignTable).name,
      column: columns.map(({ name }) => name).join(', '),
      columns: columns.map(({ name }) => name),
      isOptional: columns.some(({ notNull }) => !notNull),
    }
  })
}
