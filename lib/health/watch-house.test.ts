import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { describeDatabase } from '../db/testing/test-databases.ts'
import { inOperatorsWords, wordFinding } from '../newsroom/status/finding.ts'
import { brokenForEverybody, house } from '../newsroom/status/house.ts'
import { readSettings } from '../settings/settings.ts'
import { smallDisk } from '../testing/small-disk.ts'
import { checkHouse } from './checks.ts'
import { watchHouse } from './watch-house.ts'

describeDatabase('a disk of this machine', (opened) => {
  it('that is full is said in words to operators and on screens, and so is what may only be read', async ({
    skip,
  }) => {
    const disk = await smallDisk(8)
    if (typeof disk === 'string') return skip(disk)
    onTestFinished(disk.remove)
    const settings = readSettings({ WARRAQ_DATA: disk.folder })
    for (const folder of ['media', 'pages']) await mkdir(join(disk.folder, folder))
    await disk.fill(0)
    const watch = watchHouse({ db: opened(), settings }, { isTold: false })
    onTestFinished(watch.stop)

    await expect
      .poll(() =>
        brokenForEverybody()
          .map(({ about }) => about)
          .sort(),
      )
      .toEqual(['disk', 'pictures'])
    const full = brokenForEverybody().find(({ about }) => about === 'disk')
    const told = { locale: 'ar', moment: String, isApart: true } as const
    expect(wordFinding(full!, told).says).toMatch(/^القرص ممتلئ .* ولا يمكن حفظ شيء$/)
    const words = async () =>
      (await checkHouse({ db: opened(), settings }, ['disk', 'pictures', 'pages'])).map(inOperatorsWords)
    expect(await words()).toMatchObject([
      { about: 'disk', health: 'broken', says: expect.stringContaining('The disk is full') },
      { about: 'pictures', health: 'broken', says: expect.stringContaining('is on a full disk') },
      { about: 'pages', health: 'watch', says: expect.stringContaining('in memory alone') },
    ])

    await disk.clear()
    await disk.makeReadOnly()
    expect(await words()).toMatchObject([
      { about: 'disk', health: 'broken', says: expect.stringContaining('can only be read') },
      { about: 'pictures', health: 'broken', mend: 'Mount it for writing.' },
      { about: 'pages', health: 'watch' },
    ])
    await watch.stop()
    expect(house().known(), 'nobody looks any more').toEqual([])
  })
})
