/** What readers may see of a story at a moment, told by what was acknowledged: readers' answers are held against it. */
import type { Locale } from '../../../lib/locale/table.ts'
import { present } from '../../../lib/present.ts'

/** How a story stands before readers. A token is a word that stands in one version of one story, and nowhere else. */
export type Standing =
  | { kind: 'hidden' }
  | { kind: 'public'; path: string; token: string }
  | { kind: 'killed'; path: string }

type Period = {
  standing: Standing
  /** Milliseconds since 1970: before this it cannot have begun, and from `acked` on it has; null while that is unknown. */
  sent: number
  acked: number | null
}

/** An answer as a reader had it. */
export type Seen = {
  story?: Life | undefined
  path: string
  from: number
  until: number
  status: number
  location: string | null
  text: string
}

const tokenForm = /K\d+V\d+X/g

/** The public life of one story, from its first word on. */
export class Life {
  readonly number: number
  readonly locale: Locale
  readonly periods: Period[] = [{ standing: { kind: 'hidden' }, sent: 0, acked: 0 }]
  /** Every address that readers ever had. */
  readonly paths = new Set<string>()

  constructor(number: number, locale: Locale) {
    this.number = number
    this.locale = locale
  }

  get standing(): Standing {
    return present(this.periods.at(-1), 'period').standing
  }

  /** Something begins that will change how it stands. @returns says that it has, or that it has not */
  begins(
    standing: Standing,
    sent = Date.now(),
  ): { acked: (at?: number, known?: Standing) => void; refused: () => void } {
    const period: Period = { standing, sent, acked: null }
    this.periods.push(period)
    if (standing.kind === 'public') this.paths.add(standing.path)
    return {
      acked: (at = Date.now(), known) => {
        period.acked = at
        if (known) period.standing = known
        if (known?.kind === 'public') this.paths.add(known.path)
      },
      refused: () => {
        this.periods.splice(this.periods.indexOf(period), 1)
      },
    }
  }

  /** How it may have stood at some moment between two, for readers who may be shown what is no older than `bound`. */
  between(from: number, until: number, bound: number): Standing[] {
    return this.periods
      .filter(({ sent }, n) => {
        const next = this.periods[n + 1]
        const over = next ? (next.acked ?? Number.POSITIVE_INFINITY) + bound : Number.POSITIVE_INFINITY
        return sent <= until && over >= from
      })
      .map(({ standing }) => standing)
  }

  /** Whether it is known to have stood at an address by some moment. */
  hasHad(path: string, by: number): boolean {
    return this.periods.some(
      ({ standing, acked }) =>
        standing.kind !== 'hidden' && standing.path === path && acked !== null && acked <= by,
    )
  }

  /** The last things that were done to it, as seconds before a moment: sent, and acknowledged. */
  lately(moment: number): string {
    const before = (at: number | null) => (at === null ? 'never' : `${((moment - at) / 1000).toFixed(1)} s`)
    const lately = this.periods.slice(-4)
    return lately
      .map((each) => `${told(each.standing)} ${before(each.sent)}/${before(each.acked)}`)
      .join(', ')
  }

  /** Milliseconds for which these words were still shown after they had to go; 0 while they may be. */
  overdue(token: string, from: number): number {
    const last = this.periods.findLastIndex(
      ({ standing }) => standing.kind === 'public' && standing.token === token,
    )
    const acked = this.periods[last + 1]?.acked
    return last < 0 || acked === undefined || acked === null ? 0 : Math.max(0, from - acked)
  }
}

export class Lives {
  readonly all: Life[] = []

  begin(locale: Locale): Life {
    const life = new Life(this.all.length, locale)
    this.all.push(life)
    return life
  }

  /** @returns what is wrong with an answer, in words; nothing for one that is right */
  faultsOf(seen: Seen, bound: number): string[] {
    const { from, until } = seen
    const faults: string[] = []
    for (const token of new Set(seen.text.match(tokenForm) ?? [])) {
      const life = this.all[Number(/\d+/.exec(token)?.[0])]
      if (!life) continue
      const may = life.between(from, until, bound)
      const isAllowed = may.some((each) => each.kind === 'public' && each.token === token)
      if (isAllowed) continue
      const overdue = (life.overdue(token, from) / 1000).toFixed(1)
      faults.push(`${token} shown ${overdue} s after it had to go; since then: ${life.lately(from)}`)
    }
    // Of one version all, or none: what is half published says two things.
    const ofOwn = new Set(
      seen.text.match(tokenForm)?.filter((each) => each.startsWith(`K${seen.story?.number}V`)),
    )
    if (ofOwn.size > 1) faults.push(`half published: ${[...ofOwn].join(' and ')}`)
    if (seen.story && seen.status !== 503) {
      const may = seen.story.between(from, until, bound)
      // It was asked for while it was being given that address, which it may not have had yet.
      const isTooEarly = seen.status === 404 && !seen.story.hasHad(seen.path, until - bound)
      if (!isTooEarly && !may.some((standing) => isAnswerOf(standing, seen)))
        faults.push(
          `${seen.status}${seen.location ? ` to ${seen.location}` : ''} where it is ${may.map(told).join(' or ')}`,
        )
    }
    return faults
  }

  /** The longest that words were shown after they had to go, in milliseconds. */
  overdueIn({ text, from }: Seen): number {
    const overdue = (text.match(tokenForm) ?? []).map(
      (token) => this.all[Number(/\d+/.exec(token)?.[0])]?.overdue(token, from) ?? 0,
    )
    return Math.max(0, ...overdue)
  }
}

function isAnswerOf(standing: Standing, { path, status, location, text }: Seen): boolean {
  switch (standing.kind) {
    case 'hidden':
      return status === 404
    case 'killed':
      return status === 410 || (status === 301 && location === standing.path)
    case 'public':
      return standing.path === path
        ? status === 200 && text.includes(standing.token)
        : status === 301 && location === standing.path
  }
}

const told = (standing: Standing): string =>
  standing.kind === 'public' ? `public as ${standing.token} at ${standing.path}` : standing.kind
