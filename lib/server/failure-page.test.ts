import { expect, it } from 'vitest'
import { defaultLocale, locales } from '../locale/table.ts'
import { failurePage } from './failure-page.ts'

it.each(locales)('is in the language of the address, with a query or without: %s', (locale) => {
  const front = locale === defaultLocale ? '/' : `/${locale}`
  for (const address of [front, `${front}?lite`])
    expect(failurePage(address, { [defaultLocale]: 'ورّاق' }, 'Failure')).toContain(`<html lang="${locale}"`)
})
