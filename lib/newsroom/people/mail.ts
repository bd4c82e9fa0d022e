/** Letters of the newsroom: a link, and why it comes. */

import { createTranslator } from 'next-intl'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Database } from '../../db/open.ts'
import { publication } from '../../db/tables/publication.ts'
import { newsroomMessages } from '../../locale/newsroom-messages.ts'
import { inLocale, localeTable } from '../../locale/table.ts'
import type { Settings } from '../../settings/settings.ts'
import { escapeHtml } from '../../story/html.ts'
import type { NewsroomLocale } from '../../vocabulary.ts'
import { type LinkPurpose, welcomeAddress } from './links.ts'

/** Milliseconds that a mail server may take to be reached, to say who it is, and to say anything. */
const bounds = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/**
 * Sends somebody their link.
 * @returns false when no mail is set up: then somebody has to pass the link on
 * @throws what the mail server says
 */
export async function sendLink(
  { orm }: Database,
  settings: Pick<Settings, 'mail' | 'siteUrl'>,
  letter: {
    purpose: Exclude<LinkPurpose, 'first-owner'>
    token: string
    to: { name: string; email: string; locale: NewsroomLocale }
  },
): Promise<boolean> {
  if (!settings.mail) return false
  const { purpose, to } = letter
  const [row] = await orm.select({ names: publication.names }).from(publication)
  const paper = row ? inLocale(row.names, to.locale) : 'Warraq'
  const t = createTranslator({
    locale: to.locale,
    messages: newsroomMessages(to.locale),
    namespace: 'Newsroom.People.mail',
  })
  const words = { name: to.name, paper }
  const lines = [t('greeting', words), t(`${purpose}.body`, words)]
  const after = [t(`${purpose}.lasts`), t('ignore')]
  const address = welcomeAddress(settings.siteUrl, letter.token)
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`
  await sendLetter(settings.mail, {
    to: { name: to.name, address: to.email },
    subject: t(`${purpose}.subject`, words),
    text: [...lines, address, ...after].join('\n\n'),
    html: `<div lang="${to.locale}" dir="${localeTable[to.locale].dir}">${lines.map(paragraph).join('')}<p><a href="${escapeHtml(address)}">${escapeHtml(t(`${purpose}.button`))}</a></p>${after.map(paragraph).join('')}</div>`,
  })
  return true
}

/** @throws what the mail server says, or that it says nothing */
export async function sendLetter(
  mail: NonNullable<Settings['mail']>,
  letter: Pick<SendMailOptions, 'to' | 'subject' | 'text' | 'html' | 'messageId' | 'headers'>,
): Promise<void> {
  await createTransport({ url: mail.server, ...bounds }).sendMail({
    from: mail.from,
    ...letter,
    // Never opened on our behalf: a letter has no business reading files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
