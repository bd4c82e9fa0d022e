import { expect, it, onTestFinished } from 'vitest'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { type Finding, findingOf } from '../newsroom/status/finding.ts'
import { Press } from '../press/press.ts'
import { every } from '../server/every.ts'
import { AnswerCounts } from './answer-counts.ts'
import { countServing, tellMetrics } from './metrics.ts'
import { serveHealth } from './serve-health.ts'

/** prom-client writes `Nan`, which Prometheus reads in any case. A line of https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details */
const line =
  /^(#\s(HELP|TYPE)\s[a-zA-Z_:][\w:]*\s.+|[a-zA-Z_:][\w:]*(\{([a-zA-Z_]\w*="([^"\\\n]|\\[\\"n])*",?)*\})?\s(N[aA][nN]|[+-]?Inf|[+-]?[\d.]+(e[+-]?\d+)?))$/

describeDatabase('an address for operators', (opened) => {
  it('tells Prometheus in its own words, and a balancer by the status', async () => {
    const answers = new AnswerCounts()
    const press = new Press({
      budget: 1_000,
      render: async () => ({ status: 200, headers: {}, body: Buffer.from('x') }),
    })
    countServing({ press, answers, db: opened() })
    const values = { folder: '/srv', megabytes: 900 }
    let findings: Finding[] = [findingOf('disk', { name: 'little', values })]
    const health = await serveHealth({
      host: 'localhost',
      port: 0,
      metrics: tellMetrics(opened(), { build: 'b1', isFirstOfSeveral: false }),
      check: async () => findings,
    })
    onTestFinished(health.stop)
    const work = every('Something that fails', 60_000, async () => {
      throw new Error('no')
    })
    onTestFinished(work.stop)
    answers.count('kept', 200)
    answers.count('kept', 304)
    const ask = (path: string) => fetch(`http://localhost:${health.port}${path}`)

    const response = await ask('/metrics')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await response.text()
    for (const each of text.split('\n').filter(Boolean)) expect(each).toMatch(line)
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name)
    expect(new Set(names).size, 'each is described once').toBe(names.length)
    expect(text).toContain('\nwarraq_answers_total{by="kept",status="2xx"} 1\n')
    expect(text).toContain('\nwarraq_answers_total{by="kept",status="3xx"} 1\n')
    expect(text).toContain('warraq_work_failures_in_a_row{work="Something that fails"} 1')
    expect(text).toContain(`warraq_build_info{build="b1",engine="${opened().engine}"} 1`)
    expect(text).toContain('\nwarraq_database_up 1\n')
    expect(text).toContain('\nwarraq_schedule_late_seconds 0\n')

    expect((await ask('/status')).status).toBe(200)
    expect(await (await ask('/status')).json()).toEqual({
      isWell: true,
      findings: [
        {
          about: 'disk',
          health: 'watch',
          says: 'Only 900 MB free at /srv',
          mend: expect.stringContaining('Make room'),
        },
      ],
    })
    expect((await ask('/admin')).status).toBe(404)
    findings = [findingOf('disk', { name: 'full', values })]
    const another = await serveHealth({
      host: 'localhost',
      port: 0,
      metrics: async () => '',
      check: async () => findings,
    })
    onTestFinished(another.stop)
    expect((await fetch(`http://localhost:${another.port}/status`)).status).toBe(503)
  })

  it('goes on telling what it knows when the database is gone', async () => {
    const gone = { ...opened(), orm: { execute: () => Promise.reject(new Error('gone')) } as never }
    const text = await tellMetrics(gone, { build: 'b1', isFirstOfSeveral: false })()
    expect(text).toContain('warraq_database_up 0')
    expect(text).not.toMatch(/^warraq_schedule_late_seconds \d/m)
  })
})
