/** `npm run warraq -- import`, and where its pictures come from. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OldSite, openOldSite } from '../archive/import/testing/old-site.ts'
import { zipOf } from '../archive/import/testing/zip-of.ts'
import { article } from '../db/tables/stories.ts'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { halved } from '../newsroom/pictures/testing/strange-pictures.ts'
import { smallPublication } from '../publication/testing/small-publication.ts'
import { readSettings } from '../settings/settings.ts'
import { runCommand } from './commands.ts'

describeDatabase('the command that imports', (opened) => {
  let folder: string
  let site: OldSite
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warraq-command-'))
    await smallPublication(opened())
    site = await openOldSite()
    site.answers.set('/a.jpg', await halved(320, 200).jpeg().toBuffer())
    const image = (name: string) => `<img src="${site.origin}/${name}.jpg">`
    await writeFile(
      join(folder, 'site.xml'),
      `<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>الميناء</title><link>${site.origin}</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${site.origin}</wp:base_blog_url><item><title>خبر</title><content:encoded><![CDATA[${image('a')}<p>كلام</p>${image('b')}<p>كلام</p>${image('c')}]]></content:encoded><wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_date_gmt>2019-05-04 08:00:00</wp:post_date_gmt></item></channel></rss>`,
    )
    await writeFile(
      join(folder, 'pictures.zip'),
      await zipOf({ 'c.jpg': await halved(330, 200).jpeg().toBuffer() }),
    )
  })
  afterAll(async () => {
    await site.close()
    await rm(folder, { recursive: true, force: true })
  })

  const run = (media: string | null, ...args: string[]) => {
    const said: string[] = []
    const settings = { ...readSettings(), dataFolder: folder, privateDestinations: ['127.0.0.1'] }
    const paths = { file: join(folder, 'site.xml'), ...(media && { media: join(folder, media) }) }
    return runCommand(opened(), settings, { command: 'import', args: ['site.xml', ...args], paths }, (line) =>
      said.push(line),
    ).then((answer) => ({ ...answer, said }))
  }

  it.each(['nothing', 'site.xml'])('says in a sentence that %s holds no pictures', async (media) => {
    expect(await run(media)).toEqual({
      output: `${media} is neither a folder nor a ZIP of pictures.`,
      failed: true,
      said: [],
    })
    expect(await opened().orm.$count(article)).toBe(0)
  })

  it('counts them before, in the file’s own library and beside it', async () => {
    const { output } = await run('pictures.zip', '--dry-run')
    expect(output).toMatch(
      / 3 {2}pictures that 1 stories show\n +1 {4}with the file\n +2 {4}to be fetched from /,
    )
    expect(site.asked).toEqual([])
    expect(await opened().orm.$count(article)).toBe(0)
  })

  it('fetches those that are missing before it ends', async () => {
    const { output, failed, said } = await run('pictures.zip', '--publish', '--fetch-pictures')
    expect(failed).toBe(false)
    expect(output).toMatch(
      /Pictures that are not with the file\n +1 {2}here\n +1 {2}not there any more\n.*\/b\.jpg.*: there is none there/,
    )
    expect(said.at(-1)).toMatch(/of 2 pictures/)
    const [row] = await opened().orm.select().from(article)
    expect(row?.document.content.map(({ type }) => type)).toEqual([
      'figure',
      'paragraph',
      'paragraph',
      'paragraph',
      'figure',
    ])
  }, 30_000)
})
