/** What is shipped to run Warraq elsewhere agrees with itself, as far as it can be known without a Docker and a systemd. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectPath } from '../db/project-path.ts'
import { readSettings } from '../settings/settings.ts'

const read = (path: string) => readFileSync(projectPath(path), 'utf8')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')))

it('each of them starts the server as npm start does', () => {
  const command = scripts.start!.split(' ')
  expect(JSON.parse(/^CMD (\[.*\])$/m.exec(read('Dockerfile'))![1]!)).toEqual(command)
  const [, started] = /^ExecStart=\/srv\/warraq\/current\/node_modules\/\.bin\/(.*)$/m.exec(
    read('deploy/warraq.service'),
  )!
  expect(started!.split(' ')).toEqual(command)
})

it('the composition has settings that Warraq takes, and waits for what it must', () => {
  const service = z.object({
    environment: z.record(z.string(), z.string()),
    healthcheck: z.unknown().optional(),
    depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).optional(),
    stop_grace_period: z.string(),
  })
  const { services } = z
    .object({ services: z.object({ paper: service, database: service }) })
    .parse(parse(read('compose.yaml')))
  expect(Object.keys(services.paper.depends_on!)).toEqual(['database'])
  expect(services.database.healthcheck).toBeDefined()
  const given: Record<string, string> = {
    SITE_URL: 'https://news.example',
    POSTGRES_PASSWORD: 'x',
    WARRAQ_SECRET: 'a secret of thirty-two characters',
    BACKUP_PASSPHRASE: 'twelve characters',
  }
  const environment = Object.fromEntries(
    Object.entries(services.paper.environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, variable: string) => given[variable] ?? `no ${variable}`),
    ]),
  )
  const settings = readSettings(environment)
  expect(settings.databaseUrl).toBe('postgres://warraq:x@database/warraq')
  // Docker kills what is not gone by then: draining, 20 seconds for what runs, and some.
  expect(Number.parseInt(services.paper.stop_grace_period, 10) * 1000).toBeGreaterThan(
    settings.drainFor + 20_000,
  )
})

it('systemd finds nothing wrong with the service, and little that it might do', ({ skip }) => {
  const analyze = (...args: string[]) =>
    execFileSync('systemd-analyze', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    analyze('--version')
  } catch {
    return skip('systemd-analyze is not installed')
  }
  const folder = mkdtempSync(join(tmpdir(), 'warraq-unit-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'warraq.service')
  // What it starts lies elsewhere on a machine where it is installed.
  writeFileSync(
    path,
    read('deploy/warraq.service')
      .replaceAll('/srv/warraq/current/node_modules/.bin/node', process.execPath)
      .replaceAll('/srv/warraq/current', folder),
  )
  expect(analyze('verify', '--man=no', path)).toBe('')
  const [, exposure] = /level for warraq\.service: ([\d.]+)/.exec(
    analyze('security', '--offline=true', path),
  )!
  expect(Number(exposure)).toBeLessThan(2)
})
