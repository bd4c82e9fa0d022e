import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../import/open-archive.ts'
import { all, bytesOf, htmlOf } from '../import/testing/archive-of.ts'
import { opened } from '../import/testing/opened.ts'
import { readTable } from './read-table.ts'
import type { TableMapping } from './table-mapping.ts'

const header = 'العنوان,النص,الكاتب,التاريخ,القسم,الوسوم,الرابط,الصورة,اللغة,الحالة'

describe('a table', () => {
  it('is read by the names of its columns, in Arabic', async () => {
    const read = await opened(
      'مواد.csv',
      `${header}\r\n"سفينة، ""كبيرة"" تصل","سطر أول\n\nسطر ثانٍ","سلمى حداد، عمر ناصر",٢٥/٣/٢٠٢١,اقتصاد,"سفن، بحر",https://old.example/news.php?id=17,https://old.example/a.jpg,ar,منشور\r\nمسودة,<p>نص</p>,,١/٤/٢٠٢١,اقتصاد,,,,,مسودة\r\n`,
    )
    expect(read.format).toBe('table')
    expect(read.of('site')).toMatchObject([{ source: 'table:old.example', origin: 'https://old.example' }])
    const [story, draft] = read.of('story')
    expect(story).toMatchObject({
      sourceId: 'https://old.example/news.php?id=17',
      headline: 'سفينة، "كبيرة" تصل',
      state: 'published',
      locale: 'ar',
      publishedAt: new Date('2021-03-25T00:00:00Z'),
      people: ['سلمى حداد', 'عمر ناصر'],
      section: { name: 'اقتصاد' },
      topics: [{ name: 'سفن' }, { name: 'بحر' }],
      lead: 'https://old.example/a.jpg',
      oldPaths: ['https://old.example/news.php?id=17'],
    })
    expect(htmlOf(story!)).toBe('<p>سطر أول</p>\n<p>سطر ثانٍ</p>')
    // Another day of the column says that the day comes first.
    expect(draft).toMatchObject({ state: 'draft', publishedAt: new Date('2021-04-01T00:00:00Z'), notes: [] })
    expect(htmlOf(draft!)).toBe('<p>نص</p>')
  })

  it.each([
    [';', 'title;body;author\nA ship arrives;It came.;Salma\n'],
    ['\t', 'title\tbody\tauthor\nA ship arrives\tIt came.\tSalma\n'],
    [',', 'sep=,\ntitle,body,author\nA ship arrives,It came.,Salma\n'],
  ])('may part its columns by %j', async (_, text) => {
    const [story] = (await opened('table.csv', text)).of('story')
    expect(story).toMatchObject({ headline: 'A ship arrives', people: ['Salma'] })
  })

  it('is read in the encoding that its bytes are in', async () => {
    const text = 'العنوان,النص\nسفينة,وصلت\n'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    // Windows-1256, as old programs in Arabic save it.
    const windows1256 = Buffer.from(
      [...text].map((letter) => codeIn1256(letter).toString(16).padStart(2, '0')).join(''),
      'hex',
    )
    for (const bytes of [Buffer.from(`\ufeff${text}`), utf16, windows1256]) {
      const read = await opened('table.csv', bytes)
      expect(read.of('story')).toMatchObject([{ headline: 'سفينة' }])
      expect(read.notes).toEqual(bytes === windows1256 ? ['encoding-guessed: Windows-1256'] : [])
    }
    await expect(
      opened('table.csv', Buffer.from('title,body\n\xff\xfe\x81,x\n', 'latin1')),
    ).rejects.toMatchObject({
      reason: 'encoding',
    })
  })

  it('is JSON or JSON Lines as well', async () => {
    const rows = [
      {
        id: 7,
        title: 'سفينة',
        content: 'وصلت',
        tags: ['أ', 'ب'],
        published_at: '2021-03-04T07:30:00Z',
        views: 3,
      },
      { id: 8, title: 'أخرى', content: 'غادرت', tags: [], published_at: 1614843000 },
    ]
    for (const text of [JSON.stringify(rows, null, 2), rows.map((row) => JSON.stringify(row)).join('\n')]) {
      const read = await opened('rows.json', text)
      expect(read.format).toBe('table')
      expect(read.of('story')).toMatchObject([
        {
          sourceId: '7',
          topics: [{ name: 'أ' }, { name: 'ب' }],
          publishedAt: new Date('2021-03-04T07:30:00Z'),
        },
        { sourceId: '8', publishedAt: new Date('2021-03-04T07:30:00Z') },
      ])
      expect(read.notes).toEqual(['column-left-out: views'])
    }
  })

  it('says what its columns are and may be called where none of them is known', async () => {
    // Names of people are no headlines.
    await expect(opened('members.csv', 'name,email,created\nS,a@example.org,2020\n')).rejects.toMatchObject({
      reason: 'unknown-columns',
      subject: 'name, email, created',
    })
  })

  it('is refused where a quotation has no end', async () => {
    await expect(opened('cut.csv', 'title,body\n"A ship,came\n')).rejects.toMatchObject({
      reason: 'broken-table',
      subject: 'line 2',
    })
  })

  it('has the two parts of a text that Joomla keeps apart', async () => {
    const rows =
      'id,title,alias,introtext,fulltext,state,publish_up\n7,سفينة,ship,<p>كلها هنا</p>,,1,2021-03-04 07:30:00\n8,أخرى,other,<p>أول</p>,<p>ثانٍ</p>,0,\n'
    const [whole, parted] = (await opened('articles.csv', rows)).of('story')
    expect(whole).toMatchObject({
      state: 'published',
      standfirst: null,
      publishedAt: new Date('2021-03-04T07:30:00Z'),
    })
    expect(htmlOf(whole!)).toBe('<p>كلها هنا</p>')
    expect(htmlOf(parted!)).toBe('<p>أول</p>\n\n<p>ثانٍ</p>')
  })

  it('takes “published” for what its values answer, and no number for a name', async () => {
    const read = await opened('t.csv', 'title,body,published,author\nx,y,true,42\nz,y,false,سلمى\n')
    expect(read.of('story')).toMatchObject([
      {
        state: 'published',
        publishedAt: null,
        people: [],
        notes: [{ kind: 'author-unknown', subject: '42' }],
      },
      { state: 'draft', people: ['سلمى'] },
    ])
    expect((await opened('t.csv', 'title,published\nx,2021-03-04\n')).of('story')).toMatchObject([
      { state: 'published', publishedAt: new Date('2021-03-04T00:00:00Z') },
    ])
  })

  it('is read by a mapping that is given', async () => {
    const part = { path: 't.csv', size: 1, open: bytesOf('a,b,c\nسفينة,وصلت,2021-03-04\n') }
    const mapping = { headline: 'a', text: 'b', date: 'c' }
    expect(await all(readTable([part], 't.csv', { mapping }), 'story')).toMatchObject([
      { headline: 'سفينة', publishedAt: new Date('2021-03-04T00:00:00Z') },
    ])
  })
})

describe('its state', () => {
  it.each([
    ['publish', 'published'],
    ['1', 'published'],
    ['TRUE', 'published'],
    ['منشور', 'published'],
    ['draft', 'draft'],
    ['0', 'draft'],
    ['', 'draft'],
    ['مسودة', 'draft'],
    ['future', 'scheduled'],
    ['members only', 'private'],
  ])('%j is %s', async (written, state) => {
    const read = await opened('t.csv', `title,text,status\nx,y,${written}\n`)
    expect(read.of('story')).toMatchObject([{ state }])
  })
})

/** The code of a letter in Windows-1256. */
function codeIn1256(letter: string): number {
  const decoder = new TextDecoder('windows-1256')
  for (let code = 0; code < 256; code += 1) if (decoder.decode(Uint8Array.of(code)) === letter) return code
  throw new Error(`${letter} is not in Windows-1256`)
}

it.each([
  '{"title":"أ","body":"نص"}\nnot json\n{"title":"ب","body":"نص"}\n',
  '{"title":"أ","body":"نص"}\n"title":"ب","body":"نص"}\n',
])('of JSON Lines is refused where one of them is none, rather than be one story less: %j', async (text) => {
  await expect(opened('t.jsonl', text)).rejects.toMatchObject({ reason: 'broken-json' })
})

describe('columns that somebody names', () => {
  const columns = { headline: 't', text: 'b', date: 'title' } as const
  const told = async (name: string, text: string, given: TableMapping | undefined) => {
    const folder = await mkdtemp(join(tmpdir(), 'warraq-columns-'))
    try {
      await writeFile(join(folder, name), text)
      const archive = await openArchive(join(folder, name), given && { columns: given })
      return await all(archive.read(), 'story')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  it.each([
    ['t.csv', 't,b,title,by\nسفينة,وصلت,2020-05-04,x\n'],
    ['t.json', '[{"t":"سفينة","b":"وصلت","title":"2020-05-04"}]'],
    ['t.jsonl', '{"t":"سفينة","b":"وصلت","title":"2020-05-04"}\n'],
  ])('are what they are said to be, whatever they are called: %s', async (name, text) => {
    const [story] = await told(name, text, columns)
    expect(story).toMatchObject({ headline: 'سفينة', publishedAt: new Date('2020-05-04T00:00:00Z') })
    expect(htmlOf(story!)).toBe('<p>وصلت</p>')
  })

  it('must be there, and are asked for where no name tells', async () => {
    await expect(told('t.csv', 't,title\nأ,ب\n', columns)).rejects.toMatchObject({
      reason: 'unknown-columns',
      subject: 't, title',
    })
    await expect(told('t.json', '[{"t":"سفينة","b":"وصلت"}]', undefined)).rejects.toMatchObject({
      reason: 'unknown-columns',
      subject: 't, b',
    })
  })
})

it('has a row in a language that is none of ours as a draft, and one that says none as it was', async () => {
  const read = await opened(
    't.csv',
    'title,body,language\nHafen,Worte,de-AT\nميناء,نص,ar\nميناء ٢,نص,\nPort,x,und\n',
  )
  expect(read.of('story').map(({ state, notes }) => [state, notes])).toEqual([
    ['draft', [{ kind: 'language-not-ours', subject: 'de-AT' }]],
    ['published', []],
    ['published', []],
    ['published', []],
  ])
})
