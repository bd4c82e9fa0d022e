import { expect, it } from 'vitest'
import { newsroomMessages } from '../../locale/newsroom-messages.ts'
import { newsroomLocales } from '../../vocabulary.ts'
import { abouts, standings } from './finding.ts'

it.each(newsroomLocales)('has words for everything that can be found, in %s', (locale) => {
  const { about, found } = newsroomMessages(locale).Newsroom.Status
  expect(Object.keys(about).sort()).toEqual([...abouts].sort())
  const worded = Object.entries(found).flatMap(([of, names]) =>
    Object.entries(names).map(([name, words]) => [of, name, 'mend' in words ? 'mends' : 'says']),
  )
  const standing = Object.entries(standings).flatMap(([of, names]) =>
    Object.entries(names).map(([name, health]) => [of, name, health === 'well' ? 'says' : 'mends']),
  )
  expect(worded.sort()).toEqual(standing.sort())
})
