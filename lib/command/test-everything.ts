/** `npm test`: types, lint, units and databases, then browsers against the real server; one count at the end. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringBrowser } from '../../e2e/bring-browser.ts'
import { projectPath } from '../db/project-path.ts'
import { buildWhenNeeded } from '../server/build.ts'

type Count = { passed: number; failed: number }

const projectFolder = projectPath('.')
const title = (text: string) => console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`)

function run(file: string, args: string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectFolder, 'node_modules', file), ...args], {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** A checker that says only yes or no counts as one test. */
async function check(file: string, args: string[]): Promise<Count> {
  return (await run(file, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function units(reports: string): Promise<Count> {
  const report = join(reports, 'units.json')
  const code = await run('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ])
  const counted = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as {
    numPassedTests?: number
    numFailedTests?: number
  }
  return atLeastOneFailure(code, { passed: counted.numPassedTests ?? 0, failed: counted.numFailedTests ?? 0 })
}

async function browsers(reports: string): Promise<Count> {
  const report = join(reports, 'browsers.json')
  const code = await run('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const { stats } = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as {
    stats?: { expected: number; unexpected: number; flaky: number }
  }
  const flaky = stats?.flaky ?? 0
  if (flaky) console.log(`\n${flaky} flaky: failed once, passed when tried again (listed above)`)
  return atLeastOneFailure(code, { passed: (stats?.expected ?? 0) + flaky, failed: stats?.unexpected ?? 0 })
}

/** A runner that ends badly without naming a test (it could not start, a hook threw) has failed once. */
const atLeastOneFailure = (code: number, count: Count): Count =>
  code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count

async function testEverything(): Promise<Count> {
  const reports = await mkdtemp(join(tmpdir(), 'warraq-reports-'))
  const counts: Count[] = []
  try {
    title('Build')
    counts.push(
      await buildWhenNeeded(projectFolder).then(
        () => ({ passed: 1, failed: 0 }),
        (error: unknown) => {
          console.error(error)
          return { passed: 0, failed: 1 }
        },
      ),
    )
    title('Types')
    counts.push(await check('typescript/bin/tsc', ['--noEmit']))
    title('Lint')
    counts.push(await check('@biomejs/biome/bin/biome', ['check', '.']))
    await bringBrowser()
    title('Units and databases')
    counts.push(await units(reports))
    title('Browsers')
    counts.push(await browsers(reports))
  } finally {
    await rm(reports, { recursive: true, force: true })
  }
  return {
    passed: counts.reduce((sum, each) => sum + each.passed, 0),
    failed: counts.reduce((sum, each) => sum + each.failed, 0),
  }
}

const started = Date.now()
const { passed, failed } = await testEverything()
console.log(`\n${Math.round((Date.now() - started) / 1000)} seconds`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
