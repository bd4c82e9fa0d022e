import { beforeAll, describe, expect, it } from 'vitest'
import { pathRedirect } from '../../db/tables/stories.ts'
import { describeDatabase } from '../../db/testing/test-databases.ts'
import { addStory, smallPublication } from '../../publication/testing/small-publication.ts'
import { operator } from '../actor.ts'
import { staffMember } from '../testing/staff-member.ts'
import { readAskedAddresses } from './asked-addresses.ts'
import { checkAddresses, mostChecked } from './check-addresses.ts'

const read = (text: string) => readAskedAddresses(new TextEncoder().encode(text))

describe('what is asked for', () => {
  it('is a line each of a list, whole or from the first slash', async () => {
    expect(
      await read('url\nhttps://old.example/a/\r\n/b?utm_source=x\n"/c, d",12\n\n/news.php?id=1;2\n/a'),
    ).toEqual([
      { address: '/a', times: 2 },
      { address: '/b', times: 1 },
      { address: '/c', times: 1 },
      { address: '/news.php?id=1', times: 1 },
    ])
  })

  it('is what readers followed, of a server’s log', async () => {
    const line = (request: string) => `1.2.3.4 - - [x] "${request}" 200 12 "https://a.example/from" "Mozilla"`
    expect(
      await read(
        [
          line('GET /2019/%D9%85/ HTTP/1.1'),
          line('HEAD /2019/م HTTP/2.0'),
          line('POST /comment HTTP/1.1'),
          line('GET /wp-includes/js/x.js HTTP/1.1'),
          line('GET /wp-login.php HTTP/1.1'),
          'not a line of a log',
        ].join('\n'),
      ),
    ).toEqual([{ address: '/2019/م', times: 2 }])
  })

  it('is refused where there is none', async () => {
    await expect(read('nothing here\n')).rejects.toMatchObject({ refusal: 'redirect-list' })
  })
})

describeDatabase('what leads nowhere', (opened) => {
  beforeAll(async () => {
    await smallPublication(opened())
    const { articleId } = await addStory(opened(), { slug: 'port' })
    await addStory(opened(), { slug: 'secret', state: 'draft' })
    await opened()
      .orm.insert(pathRedirect)
      .values([
        { path: '/2019/port', articleId },
        { path: '/news.php?id=1', articleId },
      ])
  })

  it('is told from pages and from what leads on', async () => {
    const pages = [
      '/',
      '/economy',
      '/en/economy',
      '/economy/port',
      '/latest',
      '/author/salma',
      '/feed/ar.rss',
    ]
    const moved = ['/2019/port/amp/', '/news.php?id=1', '/feed/', '/2019/port?x=1', '/technology/port']
    const nowhere = [
      '/economy/secret',
      '/economy/none',
      '/sport',
      '/author/nobody',
      '/news.php?id=2',
      '/a/b/c',
    ]
    const asked = [...pages, ...moved, ...nowhere].map((address, index) => ({ address, times: index }))
    expect(await checkAddresses(opened(), operator, { asked })).toEqual({
      addresses: asked.length,
      checked: asked.length,
      pages: pages.length,
      moved: moved.length,
      nowhere: {
        addresses: nowhere.length,
        times: asked.slice(-nowhere.length).reduce((sum, { times }) => sum + times, 0),
        first: asked.slice(-nowhere.length),
      },
    })
  })

  it('is looked for among the most asked for alone', async () => {
    const asked = Array.from({ length: mostChecked + 10 }, () => ({ address: '/latest', times: 1 }))
    expect(await checkAddresses(opened(), operator, { asked })).toMatchObject({
      addresses: mostChecked + 10,
      checked: mostChecked,
    })
  })

  it('is not for who may not edit the directory', async () => {
    const author = await staffMember(opened(), 'author')
    await expect(checkAddresses(opened(), author, { asked: [] })).rejects.toMatchObject({
      refusal: 'not-allowed',
    })
  })
})
