import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

it('leaves no day and no moment to the browser’s own picker, which knows neither the newsroom’s language nor its zone', () => {
  const found: Record<string, string[]> = {}
  for (const folder of ['app', 'components'])
    for (const name of readdirSync(root + folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name) || name.includes('.test.')) continue
      const path = `${folder}/${name.replaceAll('\\', '/')}`
      const pickers = readFileSync(root + path, 'utf8').match(
        /\btype['"]?(?:=\{[^}\n]*|\s*[=:,]\s*)['"](?:datetime-local|date|month|week|time)['"]/g,
      )
      if (pickers) found[path] = pickers
    }
  expect(found).toEqual({
    // Where there is no script, nothing else can be.
    'components/newsroom/moment/moment-field.client.tsx': ["type={asksTime ? 'datetime-local' : 'date'"],
  })
})
