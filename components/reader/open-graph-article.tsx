import { Fragment } from 'react'
import { absolute } from '@/lib/publication/addresses.ts'
import { changedAt } from '@/lib/publication/corrections.ts'
import type { Story } from '@/lib/publication/story.ts'

/**
 * When a story is of, and by whom, in one place and order: what Next writes into a head may come before or after. The
 * authors of Open Graph, who are addresses, come before their names: programs that take the last author they find
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
      {authors.map(({ href, name }) => (
        <Fragment key={href}>
          <link rel="author" href={absolute(href)} />
          <meta name="author" content={name} />
        </Fragment>
      ))}
    </>
  )
}
