import type { MachineUse } from '../../vocabulary.ts'

type Crawler = {
  /** Who runs it, as it writes its own name. */
  operator: string
  /** What it comes for, as its operator says. */
  uses: readonly MachineUse[]
  /** No program calls itself so: a name that robots.txt alone knows, for what another program has fetched. */
  isNameOnly?: true
}

/**
 * Crawlers by the names that they obey in robots.txt (RFC 9309, 2.2.1), from what their operators publish and from the
 * list of https://github.com/monperrus/crawler-user-agents. What is fetched because somebody asked for it there and then
 * (`ChatGPT-User`) is an answer.
 */
export const crawlers = {
  GPTBot: { operator: 'OpenAI', uses: ['training'] },
  'OAI-SearchBot': { operator: 'OpenAI', uses: ['search', 'answers'] },
  'ChatGPT-User': { operator: 'OpenAI', uses: ['answers'] },
  ClaudeBot: { operator: 'Anthropic', uses: ['training'] },
  'Claude-SearchBot': { operator: 'Anthropic', uses: ['search', 'answers'] },
  'Claude-User': { operator: 'Anthropic', uses: ['answers'] },
  Googlebot: { operator: 'Google', uses: ['search', 'answers'] },
  'Google-Extended': { operator: 'Google', uses: ['answers', 'training'], isNameOnly: true },
  'Google-CloudVertexBot': { operator: 'Google', uses: ['answers'] },
  'Google-NotebookLM': { operator: 'Google', uses: ['answers'] },
  bingbot: { operator: 'Microsoft', uses: ['search', 'answers'] },
  Applebot: { operator: 'Apple', uses: ['search'] },
  'Applebot-Extended': { operator: 'Apple', uses: ['training'], isNameOnly: true },
  Amazonbot: { operator: 'Amazon', uses: ['answers', 'training'] },
  'Amzn-SearchBot': { operator: 'Amazon', uses: ['search'] },
  'Amzn-User': { operator: 'Amazon', uses: ['answers'] },
  'meta-externalagent': { operator: 'Meta', uses: ['training'] },
  'meta-externalfetcher': { operator: 'Meta', uses: ['answers'] },
  FacebookBot: { operator: 'Meta', uses: ['training'] },
  PerplexityBot: { operator: 'Perplexity', uses: ['search', 'answers'] },
  'Perplexity-User': { operator: 'Perplexity', uses: ['answers'] },
  'MistralAI-User': { operator: 'Mistral', uses: ['answers'] },
  DuckDuckBot: { operator: 'DuckDuckGo', uses: ['search'] },
  DuckAssistBot: { operator: 'DuckDuckGo', uses: ['answers'] },
  YandexBot: { operator: 'Yandex', uses: ['search'] },
  Baiduspider: { operator: 'Baidu', uses: ['search'] },
  PetalBot: { operator: 'Huawei', uses: ['search'] },
  PanguBot: { operator: 'Huawei', uses: ['training'] },
  YouBot: { operator: 'You.com', uses: ['search', 'answers'] },
  CCBot: { operator: 'Common Crawl', uses: ['training'] },
  Bytespider: { operator: 'ByteDance', uses: ['training'] },
  DeepSeekBot: { operator: 'DeepSeek', uses: ['training'] },
  'cohere-training-data-crawler': { operator: 'Cohere', uses: ['training'] },
  AI2Bot: { operator: 'Ai2', uses: ['training'] },
  Diffbot: { operator: 'Diffbot', uses: ['training'] },
  Timpibot: { operator: 'Timpi', uses: ['training'] },
} as const satisfies Record<string, Crawler>

export type CrawlerName = keyof typeof crawlers
export const crawlerNames = Object.keys(crawlers) as CrawlerName[]
export const isCrawlerName = (name: string): name is CrawlerName => Object.hasOwn(crawlers, name)

const programs = crawlerNames.filter((name) => !('isNameOnly' in crawlers[name]))
const named = new RegExp(`(?:^|[^A-Za-z-])(?:${programs.join('|')})(?![A-Za-z-])`, 'i')

/** Whether a `User-Agent` says that it is one of these: anybody can say so. */
export const saysCrawler = (userAgent: string): boolean => named.test(userAgent.slice(0, 500))
