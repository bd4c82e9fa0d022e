import { mp4, wav } from '../lib/newsroom/files/testing/recordings.ts'
import { expect, test } from './fixtures.ts'
import { signInAsNew } from './newsroom-session.ts'
import { anotherBrowser, beginStory, isSaved, makeMove, openTab, text } from './story-screen.ts'

test('an editor brings a sound, writes what is said in it, and a reader hears it', async ({
  page,
  browser,
}) => {
  await signInAsNew(page, 'editor')
  await beginStory(page, 'مادة تُسمع')

  await text(page).click()
  await page.keyboard.type('/صوت')
  await page.getByRole('option', { name: 'مقطع صوتي' }).click()
  const picker = page.getByRole('dialog', { name: 'اختر مقطعًا صوتيًا' })
  // A film cut at half is said to be one, and nothing is put into the story.
  const film = mp4()
  await picker.locator('input[type=file]').setInputFiles({
    ...{ name: 'مقابلة.mp4', mimeType: 'video/mp4', buffer: film.subarray(0, film.length / 2) },
  })
  await expect(picker.getByRole('alert')).toContainText('تالف أو ناقص', { timeout: 20_000 })
  await picker.locator('input[type=file]').setInputFiles({
    ...{ name: 'مقابلة.wav', mimeType: 'audio/wav', buffer: wav(3) },
  })
  const sound = text(page).getByRole('group', { name: 'صوت' })
  await expect(sound.locator('audio')).toBeVisible({ timeout: 20_000 })
  await sound.getByRole('textbox', { name: 'عنوان المقطع' }).fill('حديث الرصيف')
  await sound.getByRole('button', { name: 'أضف النص المكتوب' }).click()
  await page.keyboard.type('قال العامل إن الليل طويل.')
  await isSaved(page)
  await makeMove(page, 'انشرها الآن')
  const panel = await openTab(page, 'النشر')
  const href = await panel.getByRole('link', { name: 'انظرها كما يراها القراء' }).getAttribute('href')

  const reader = await anotherBrowser(browser)
  const asked: string[] = []
  reader.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await reader.goto(href!)
  const player = reader.locator('.recording audio')
  await expect(reader.getByText('حديث الرصيف')).toBeVisible()
  expect(asked.filter((path) => path.endsWith('.wav'))).toEqual([])
  await player.evaluate(async (audio: HTMLAudioElement) => {
    audio.muted = true
    await audio.play()
  })
  await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => Math.round(audio.duration))).toBe(3)
  await reader.getByText('النص المكتوب').click()
  await expect(reader.getByText('قال العامل إن الليل طويل.')).toBeVisible()
  await reader.goto(`${href}?lite`)
  await expect(reader.locator('audio')).toHaveCount(0)
  await expect(reader.getByRole('link', { name: 'نزّل الصوت' })).toBeVisible()
  await reader.close()
})
