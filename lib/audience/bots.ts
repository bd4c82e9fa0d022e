/** Which programs ask for pages that are nobody's reading. */
import { isbot } from 'isbot'

/** A browser says more of itself than this; who says nothing is a program, too. */
const shortestAgent = 20
const longestName = 40

/** What a program calls itself, as far as it can be told; null of a browser. @param agent the `User-Agent` header */
function botNameOf(agent: string | undefined): string | null {
  if (agent !== undefined && agent.length >= shortestAgent && !isbot(agent)) return null
  // Nothing of it is searched that a stranger made long.
  const said = (agent ?? '').slice(0, 300)
  const name =
    /[\w.-]{0,30}(?:bot|crawl|spider|slurp|externalhit|headless|preview)[\w.-]{0,30}/i.exec(said)?.[0] ??
    /^[\w.-]{1,40}/.exec(said)?.[0]
  return name ? name.slice(0, longestName) : 'unnamed'
}

const mostAgents = 2_000

/** {@link botNameOf}, for many who say the same. */
export function rememberedBots(): (agent: string | undefined) => string | null {
  const known = new Map<string, string | null>()
  return (agent = '') => {
    const found = known.get(agent)
    if (found !== undefined) return found
    const name = botNameOf(agent)
    if (known.size >= mostAgents) known.clear()
    known.set(agent, name)
    return name
  }
}
