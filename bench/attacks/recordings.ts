/** Sounds, films, documents and calendars that are not what they say, or more than they seem. */
import { mp3, mp4, pdf, wav, webm, zip } from '../../lib/newsroom/files/testing/recordings.ts'
import { type Attack, type Kind, marks } from './attack.ts'
import type { Target } from './open-target.ts'

/** Milliseconds that a page may take while a file is looked into. */
const longestPage = 2_000

/** By tus, as the newsroom's browsers do: begun, sent at once, taken. */
async function bring(target: Target, bytes: Buffer, name: string): Promise<Response> {
  const headers = { cookie: target.cookies.editor, origin: target.siteUrl, 'tus-resumable': '1.0.0' }
  const begun = await fetch(`${target.url}/admin/media/files/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length) },
  })
  const place = begun.headers.get('location')
  if (!place) return begun
  const path = target.url + new URL(place, target.url).pathname
  const sent = await fetch(path, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  })
  if (!sent.ok) return sent
  return fetch(`${path}?name=${encodeURIComponent(name)}`, { method: 'PUT', headers })
}

/** Refused in words, or kept as what it is: never a page, nor what a browser would run, and readers wait for none of it. */
function file(target: Target, what: string, bytes: Buffer, name = 'x.mp4'): Attack {
  return {
    what: `${what}, as ${name.slice(0, 40)}`,
    attempt: async () => {
      const bringing = bring(target, bytes, name)
      const from = performance.now()
      await (await fetch(`${target.url}/latest?page=2`)).text()
      const waited = performance.now() - from
      const answer = await bringing
      if (waited > longestPage) return `a page took ${Math.round(waited)} ms beside it`
      if (answer.status >= 400 && answer.status < 500) return null
      if (answer.status !== 200) return `answers ${answer.status}`
      const [href] = /\/media\/[\w./-]+/.exec(await answer.text()) ?? ['']
      const kept = await fetch(target.url + href)
      await kept.arrayBuffer()
      const type = kept.headers.get('content-type') ?? ''
      if (/html|xml|svg|script/.test(type)) return `is served as ${type}`
      if (kept.headers.get('x-content-type-options') !== 'nosniff') return 'may be taken for something else'
      const disposition = kept.headers.get('content-disposition') ?? ''
      if (!/^(audio|video)\//.test(type) && !disposition.startsWith('attachment')) return `opens as ${type}`
      return null
    },
  }
}

const text = (value: string) => Buffer.from(value, 'latin1')
const size = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const box = (type: string, length: number, body: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([size(length), text(type), body])
const begins = box('ftyp', 16, text('isom\x00\x00\x02\x00'))
/** What every manifest of Content Credentials begins with, in the box that films have for it. */
const manifest = (body: Buffer): Buffer => {
  const content = Buffer.concat([
    Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex'),
    size(0),
    text('manifest\x00'),
    Buffer.alloc(8),
    body,
  ])
  return box('uuid', content.length + 8, content)
}
const jumb = (body: Buffer): Buffer =>
  Buffer.concat([size(body.length + 46), text('jumb'), size(38), text('jumdc2pa'), Buffer.alloc(26, 1), body])

/** Boxes in boxes: each holds the rest. */
function nested(depth: number): Buffer {
  const all = Buffer.alloc(depth * 8)
  for (let at = 0; at < depth; at += 1) {
    all.writeUInt32BE((depth - at) * 8, at * 8)
    all.write('moov', at * 8 + 4, 'latin1')
  }
  return all
}

/** ID3 says its length seven bits at a time. */
const id3 = (length: number, body: Buffer): Buffer =>
  Buffer.concat([
    text('ID3\x04\x00\x00'),
    Buffer.from([21, 14, 7, 0].map((shift) => (length >> shift) & 0x7f)),
    body,
  ])

function files(target: Target): Attack[] {
  const film = mp4()
  const tried: [string, Buffer, string?][] = [
    ['A page', text(`<!doctype html>${marks.script}`), 'x.html'],
    ['A page called text', text(`<!doctype html>${marks.script}`), 'x.txt'],
    ['An SVG', text(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(31337)"/>`), 'x.svg'],
    ['An SVG called a table', text(`<svg xmlns="http://www.w3.org/2000/svg"/>`), 'x.csv'],
    ['Formulas', text('a,b\n=cmd|"/c calc"!A0,@SUM(1)\n'), 'x.csv'],
    ['A line without an end', text('a'.repeat(3_000_000)), 'x.csv'],
    [
      'A PDF with a script',
      text('%PDF-1.7\n1 0 obj<</JS(app.alert(31337))/S/JavaScript>>endobj\n%%EOF'),
      'x.pdf',
    ],
    ['A PDF behind a page', Buffer.concat([text(marks.script), pdf()]), 'x.pdf'],
    ['A page behind a PDF', Buffer.concat([pdf(), text(marks.script)]), 'x.pdf'],
    ['Macros', zip(['word/document.xml', 'word/vbaProject.bin']), 'x.docx'],
    ['A ZIP of 65,000 names', zip(Array.from({ length: 65_000 }, (_, at) => `${at}`)), 'x.zip'],
    ['A ZIP that climbs', zip(['../../../etc/passwd']), 'x.zip'],
    [
      'A directory that is not there',
      text(`PK\x03\x04${'\x00'.repeat(50)}PK\x05\x06${'\xff'.repeat(18)}`),
      'x.zip',
    ],
    ['A film whose box ends before it begins', Buffer.concat([begins, box('moov', 4)])],
    ['A film whose box has 4 GB', Buffer.concat([begins, box('moov', 0xfffffff0)])],
    ['A film whose box has 16 EB', Buffer.concat([begins, box('moov', 1, Buffer.alloc(8, 0xff))])],
    ['A film whose box goes to the end, in itself', Buffer.concat([begins, box('moov', 0, box('moov', 0))])],
    ['A film of 200,000 empty boxes', Buffer.concat([begins, ...Array(200_000).fill(box('free', 8))])],
    ['A film of 100,000 boxes in boxes', Buffer.concat([begins, nested(100_000)])],
    [
      'A film of 200,000 empty boxes in one',
      Buffer.concat([begins, box('moov', 8 + 1_600_000), ...Array(200_000).fill(box('free', 8))]),
    ],
    ['A film with a manifest that is none', Buffer.concat([film, manifest(text('jumdc2pa'))])],
    [
      'A film with a manifest of 4 GB',
      Buffer.concat([film, manifest(Buffer.concat([size(0xfffffff0), text('jumbjumdc2pa')]))]),
    ],
    [
      'A film with a manifest 10,000 deep',
      Buffer.concat([
        film,
        manifest(
          Array.from({ length: 10_000 }).reduce<Buffer>(
            (inner) => jumb(inner.subarray(0, 400_000)),
            Buffer.alloc(8),
          ),
        ),
      ]),
    ],
    [
      'A film with 1,000 manifests',
      Buffer.concat([film, ...Array(1_000).fill(manifest(jumb(Buffer.alloc(8))))]),
    ],
    ['Half a film', film.subarray(0, film.length / 2)],
    ['A film with a page behind it', Buffer.concat([film, text(marks.script)])],
    ['A film called a page', film, 'x.html'],
    ['A sound whose head has 256 MB', id3(0xfffffff, mp3(10)), 'x.mp3'],
    [
      'A sound of 100,000 empty frames of a head',
      id3(1_000_000, Buffer.concat([...Array(100_000).fill(text('TXXX\x00\x00\x00\x00\x00\x00')), mp3(10)])),
      'x.mp3',
    ],
    [
      'A sound with a page in its head',
      id3(
        100,
        Buffer.concat([text(`TIT2\x00\x00\x00\x20\x00\x00\x03${marks.script}`.padEnd(100, '\x00')), mp3(10)]),
      ),
      'x.mp3',
    ],
    [
      'A sound that says how long it is, and lies',
      Buffer.concat([mp3(5, true).subarray(0, 44), size(0xffffffff), mp3(5)]),
      'x.mp3',
    ],
    ['A WAV of 4 GB', Buffer.concat([text('RIFF'), Buffer.alloc(4, 0xfe), wav(1).subarray(8)]), 'x.wav'],
    [
      'A WAV of empty chunks',
      Buffer.concat([text('RIFF\xf8\xff\xff\x00WAVE'), ...Array(200_000).fill(text('junk\x00\x00\x00\x00'))]),
      'x.wav',
    ],
    [
      'A WebM whose numbers have no end',
      Buffer.concat([webm().subarray(0, 40), Buffer.alloc(2_000_000, 0)]),
      'x.webm',
    ],
    ['A WebM of ones', Buffer.concat([webm().subarray(0, 40), Buffer.alloc(2_000_000, 0xff)]), 'x.webm'],
    [
      'An Ogg of pages without segments',
      Buffer.concat(Array(100_000).fill(text(`OggS${'\x00'.repeat(23)}`))),
      'x.ogg',
    ],
    ['Zeros', Buffer.alloc(1_000_000), 'x.mp3'],
    ['One byte', text('x'), 'x.mp4'],
    ['A name that climbs', mp3(11), '../../../x.mp3'],
    ['A name that breaks a header', mp3(12), 'x"\r\nx-injected: 1\r\n.mp3'],
    ['A name that runs backwards', mp3(13), 'x\u202e3pm.exe'],
    ['A name of 1,000 letters', mp3(14), `${'ن'.repeat(1_000)}.mp3`],
  ]
  return tried.map(([what, bytes, name]) => file(target, what, bytes, name))
}

const event = (lines: string): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${lines}\r\nEND:VCALENDAR\r\n`
const meeting = (more: string): string =>
  `BEGIN:VEVENT\r\nUID:x\r\nDTSTART:20270101T100000Z\r\nDTEND:20270101T110000Z\r\nSUMMARY:x\r\n${more}\r\nEND:VEVENT`

function calendar(target: Target, what: string, body: string): Attack {
  return {
    what,
    attempt: async () => {
      const asking = fetch(`${target.url}/admin/plan/calendars/file`, {
        method: 'POST',
        headers: { cookie: target.cookies.editor, origin: target.siteUrl, 'content-type': 'text/calendar' },
        body,
      })
      const from = performance.now()
      await (await fetch(`${target.url}/latest?page=2`)).text()
      const waited = performance.now() - from
      const answer = await asking
      if (waited > longestPage) return `a page took ${Math.round(waited)} ms beside it`
      return answer.status < 500 || answer.headers.has('retry-after') ? null : `answers ${answer.status}`
    },
  }
}

const calendars = (target: Target): Attack[] =>
  (
    [
      ['Every second, for ever', event(meeting('RRULE:FREQ=SECONDLY'))],
      [
        'Every second of every second',
        event(
          meeting(
            `RRULE:FREQ=SECONDLY;BYSECOND=${[...Array(60).keys()]};BYMINUTE=${[...Array(60).keys()]};BYHOUR=${[...Array(24).keys()]}`,
          ),
        ),
      ],
      ['The thirtieth of February', event(meeting('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))],
      [
        '2,000 that recur since the year 1',
        event(
          Array.from({ length: 2_000 }, (_, at) =>
            meeting('RRULE:FREQ=DAILY').replace('UID:x', `UID:${at}`).replace('20270101T10', '00010101T10'),
          ).join('\r\n'),
        ),
      ],
      [
        '100,000 that do not',
        event(
          Array.from({ length: 100_000 }, (_, at) => `BEGIN:VEVENT\r\nUID:${at}\r\nEND:VEVENT`).join('\r\n'),
        ),
      ],
      ['Calendars in calendars', `${'BEGIN:VCALENDAR\r\n'.repeat(50_000)}`],
      ['A line folded without end', event(meeting(`DESCRIPTION:${'a\r\n '.repeat(500_000)}`))],
      ['Parameters without end', event(meeting(`X-A${';B=C'.repeat(500_000)}:x`))],
      [
        'A zone that is itself',
        event(
          `BEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\nRRULE:FREQ=SECONDLY\r\nDTSTART:00010101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+9999\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n${meeting('').replace('DTSTART:', 'DTSTART;TZID=x:')}`,
        ),
      ],
      ['A day in the year 275760', event(meeting('').replace('20270101T10', '2757600913T10'))],
      ['U+0000 in a name', event(meeting('').replace('SUMMARY:x', 'SUMMARY:a\u0000b'))],
      ['A name of 1 MB', event(meeting('').replace('SUMMARY:x', `SUMMARY:${'ن'.repeat(500_000)}`))],
      ['No calendar', '<html>'],
      ['Nothing', ''],
    ] as const
  ).map(([what, body]) => calendar(target, what, body))

export const recordings: Kind[] = [
  { name: 'Sounds, films and documents', isCheap: false, isInOrder: true, attacks: files },
  { name: 'Calendars', isCheap: false, isInOrder: true, attacks: calendars },
]
