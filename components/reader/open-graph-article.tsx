import { absolute } from '@/lib/publication/addresses.ts'
import { changedAt } from '@/lib/publication/corrections.ts'
import type { Story } from '@/lib/publication/story.ts'

/**
 * Open Graph's times and authors. React puts these into the head before what Next writes there, so that the authors,
 * who are addresses here, come before the authors' names: programs that take the last author they find
 * (@extractus/article-extractor) are to find a name. The times come first: others (unfurl.js) begin a new article with
 * each author.
 */
export function OpenGraphArticle({ story }: { story: Story }) {
  const authors = story.bylines.filter((each) => each.role === 'author')
  return (
    <>
      <meta property="article:published_time" content={story.publishedAt.toISOString()} />
      <meta property="article:modified_time" content={changedAt(story).toISOString()} />
      {authors.map(({ href }) => (
        <meta key={href} property="article:author" content={absolute(href)} />
      ))}
    </>
  )
}
