import { locale as rootLocale } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { defaultLocale, isLocale } from './table.ts'

export default getRequestConfig(async ({ locale: explicit }) => {
  // The first segment of an address is a stranger's until it has been checked against the table.
  const asked = explicit ?? (await rootLocale())
  const locale = isLocale(asked) ? asked : defaultLocale
  return { locale, messages: (await import(`../../messages/${locale}.json`)).default }
})
