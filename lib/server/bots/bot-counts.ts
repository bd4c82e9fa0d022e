/** How many requests came from crawlers, by how surely it is known whose they are: counted, and nothing of them kept. */

/**
 * `verified`: signed with a key of the agent that is named. `claimed`: it calls itself a crawler that is known, as anybody
 * can. `unknown`: signed, and by whom cannot be told.
 */
export const botStandings = ['verified', 'claimed', 'unknown'] as const
export type BotStanding = (typeof botStandings)[number]

export type BotCounts = Record<BotStanding, number> & {
  /** Requests of those that proved who they are, by the host that their keys are had from. */
  agents: Record<string, number>
}

/** Hosts that are counted by name: a stranger can make as many as he has names. */
const mostAgents = 50

type Kept = {
  counts: Record<BotStanding, number>
  agents: Map<string, number>
  /** Counts what was seen and not yet looked at. */
  settle: () => void
}

/** On globalThis: the server counts, and the newsroom's pages, of Next's bundle, show it. */
const key = Symbol.for('warraq.bots')
const holder = globalThis as { [key]?: Kept }
holder[key] ??= { counts: { verified: 0, claimed: 0, unknown: 0 }, agents: new Map(), settle: () => {} }
const kept = holder[key]

export const setSettling = (settle: () => void): void => {
  kept.settle = settle
}

export function countBots(standing: BotStanding, times = 1): void {
  kept.counts[standing] += times
}

export function countVerified(agent: string): void {
  kept.counts.verified += 1
  const { host } = new URL(agent)
  if (kept.agents.has(host) || kept.agents.size < mostAgents)
    kept.agents.set(host, (kept.agents.get(host) ?? 0) + 1)
}

/** Since this process started. */
export function botCounts(): BotCounts {
  kept.settle()
  const agents = [...kept.agents].sort(([, a], [, b]) => b - a)
  return { ...kept.counts, agents: Object.fromEntries(agents) }
}
