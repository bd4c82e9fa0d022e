/** Running the tests, whole or in part: what `npm test`, `npm run test:unit` and `npm run test:e2e` share. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { projectPath } from '../db/project-path.ts'

export type Count = { passed: number; failed: number }
/** How long something took, in milliseconds, and by what name it is run again. */
export type Duration = { name: string; milliseconds: number }
/** A run of tests; `failures` are the names of those that failed. */
export type Run = Count & { durations: Duration[]; failures: string[] }

const projectFolder = projectPath('.')

export const title = (text: string): void =>
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`)

/** Compiling what was compiled before is a quarter of the time that a server of ours takes to start. */
const environment = {
  NODE_COMPILE_CACHE: join(projectPath('node_modules'), '.cache', 'warraq-compiled'),
  ...process.env,
}

/** Runs a script of the project or of its packages, to its exit code. What it prints is shown as it comes, or handed over at the end. */
export function run(
  file: string,
  args: readonly string[],
  { env = {}, isQuiet = false }: { env?: Record<string, string>; isQuiet?: boolean } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectFolder, file), ...args], {
      cwd: projectFolder,
      stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...environment, ...env },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

type UnitFile = {
  name: string
  status: string
  startTime: number
  endTime: number
  assertionResults: { status: string; fullName: string }[]
}

/** The tests of a file that failed, or the file itself where it could not be read or a hook threw. */
function failuresOf({ name, status, assertionResults }: UnitFile): string[] {
  const file = relative(projectFolder, name)
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length > 0) return failed.map(({ fullName }) => `${file} > ${fullName}`)
  return status === 'failed' ? [file] : []
}

/** @param args files, and vitest's own options */
export const units = (args: readonly string[] = []): Promise<Run> =>
  withReport(async (report) => {
    const { code } = await run('node_modules/vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      '--reporter=./lib/testing/flaky-reporter.ts',
      `--outputFile=${report}`,
      ...args,
    ])
    const { numPassedTests, numFailedTests, testResults } = (await readReport(report)) as {
      numPassedTests?: number
      numFailedTests?: number
      testResults?: UnitFile[]
    }
    return atLeastOneFailure(code, {
      passed: numPassedTests ?? 0,
      failed: numFailedTests ?? 0,
      durations: (testResults ?? []).map(({ name, startTime, endTime }) => ({
        name: relative(projectFolder, name),
        milliseconds: endTime - startTime,
      })),
      failures: (testResults ?? []).flatMap(failuresOf),
    })
  })

type Suite = {
  title: string
  file: string
  suites?: Suite[]
  specs?: {
    title: string
    tests: { projectName: string; status: string; results: { duration: number }[] }[]
  }[]
}

/** @param args files, and Playwright's own options */
export const browsers = (args: readonly string[] = []): Promise<Run> =>
  withReport(async (report) => {
    const { code } = await run(
      'node_modules/@playwright/test/cli.js',
      ['test', '--reporter=list,json', ...args],
      {
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      },
    )
    const { stats, suites } = (await readReport(report)) as {
      stats?: { expected: number; unexpected: number; flaky: number }
      suites?: Suite[]
    }
    const flaky = stats?.flaky ?? 0
    if (flaky) console.log(`\n${flaky} flaky: failed once, passed when tried again (listed above)`)
    const inSuite = ({ file, suites: inner = [], specs = [] }: Suite): (Duration & { status: string })[] => [
      ...inner.flatMap(inSuite),
      ...specs.flatMap(({ title: name, tests }) =>
        tests.map(({ projectName, status, results }) => ({
          name: `e2e/${file} · ${name} (${projectName})`,
          status,
          milliseconds: results.reduce((sum, { duration }) => sum + duration, 0),
        })),
      ),
    ]
    const tests = (suites ?? []).flatMap(inSuite)
    return atLeastOneFailure(code, {
      passed: (stats?.expected ?? 0) + flaky,
      failed: stats?.unexpected ?? 0,
      durations: tests,
      failures: tests.filter(({ status }) => status === 'unexpected').map(({ name }) => name),
    })
  })

async function withReport<Result>(use: (file: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-report-'))
  try {
    return await use(join(folder, 'report.json'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a runner wrote down; nothing when it could not even start. */
const readReport = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(file, 'utf8').catch(() => '{}'))

/** A runner that ends badly without naming a test (it could not start, a hook threw) has failed once. */
const atLeastOneFailure = (code: number, given: Run): Run =>
  code !== 0 && given.failed === 0 ? { ...given, failed: 1 } : given

const named = 10

/** Prints what took longest of each run: files of units, tests in browsers. */
export function printSlowest(runs: Record<string, Run>): void {
  for (const [what, { durations }] of Object.entries(runs)) {
    if (durations.length === 0) continue
    title(`The slowest ${what}`)
    const slowest = durations.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, named)
    for (const { name, milliseconds } of slowest)
      console.log(`${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`)
  }
}

/** Prints the names of what failed and the sum, and ends this process: well when something passed and nothing failed. */
export function end(startedAt: number, counts: readonly (Count & { failures?: string[] })[]): never {
  const passed = counts.reduce((sum, each) => sum + each.passed, 0)
  const failed = counts.reduce((sum, each) => sum + each.failed, 0)
  const failures = counts.flatMap((each) => each.failures ?? [])
  // Here and not only where each ran: a log of half an hour is read from its end.
  if (failures.length > 0) title('What failed')
  for (const name of failures) console.log(`  ${name}`)
  console.log(`\n${Math.round((Date.now() - startedAt) / 1000)} seconds`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
