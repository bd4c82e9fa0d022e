/** What is said in a recording, as WebVTT (https://www.w3.org/TR/webvtt1/): read strictly, told of by the line. */
import { withoutOverrides } from '../../story/clean-text.ts'
import { NewsroomError } from '../newsroom-error.ts'
import { type FileRule, fileLimits } from './file-rules.ts'

const clock = /^(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/

/** Milliseconds; undefined for what is no time. */
function millisecondsOf(text: string): number | undefined {
  const read = clock.exec(text)
  if (!read) return undefined
  const [, hours = '0', minutes, seconds, rest] = read
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest)
}

const refused = (rule: FileRule, line?: number): NewsroomError =>
  new NewsroomError('file-refused', line === undefined ? rule : `${rule} ${line}`)

/**
 * Captions as they are kept: WebVTT, or SubRip, which becomes it.
 * @returns '' for an empty text
 * @throws {NewsroomError} `file-refused`: `vtt-none`, `vtt-times`, `vtt-backwards`, `vtt-long`, the middle ones with the
 *   number of the line
 */
export function readCaptions(given: string): string {
  if (given.length > fileLimits.captions) throw refused('vtt-long')
  const text = withoutOverrides(given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).trim()
  if (!text) return ''
  const isVtt = /^WEBVTT(?:[ \t\n]|$)/.test(text)
  // SubRip begins with a number and the times under it.
  if (!isVtt && !/^\d+\n[\d:,.]+ *-->/.test(text)) throw refused('vtt-none')
  const lines = text.split('\n')
  let latest = 0
  let cues = 0
  const made = lines.map((line, index) => {
    if (!line.includes('-->')) return line
    const [from = '', , to = '', ...settings] = line.trim().split(/[ \t]+/)
    const start = millisecondsOf(from)
    const end = millisecondsOf(to)
    if (start === undefined || end === undefined) throw refused('vtt-times', index + 1)
    if (end <= start || start < latest) throw refused('vtt-backwards', index + 1)
    latest = start
    cues += 1
    return [from.replace(',', '.'), '-->', to.replace(',', '.'), ...settings].join(' ')
  })
  if (cues === 0) throw refused('vtt-none')
  return `${isVtt ? '' : 'WEBVTT\n\n'}${made.join('\n')}\n`
}
