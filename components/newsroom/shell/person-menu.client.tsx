'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import type { NewsroomLocale, Role } from '@/lib/vocabulary.ts'
import { faultOf, unsent } from '../forms/form-state.ts'
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from '../ui/menu.client.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { useNewsroom, useOwnActions } from './providers.client.tsx'
import { openShortcuts } from './shortcuts.client.tsx'
import { type Theme, themeCookie } from './theme.ts'

/** What is the person's own: language, colours, account, the way out. */
export function PersonMenu({
  name,
  role,
  languages,
}: {
  name: string
  role: Role | 'operator'
  /** What the newsroom speaks. */
  languages: readonly NewsroomLocale[]
}) {
  const t = useTranslations('Newsroom.Shell')
  const { locale, theme: givenTheme } = useNewsroom()
  const { changeAccount, signOut } = useOwnActions()
  const { tell } = useToasts()
  const router = useRouter()
  const [theme, setTheme] = useState<Theme>(givenTheme)

  const changeTheme = (next: Theme) => {
    setTheme(next)
    const root = document.documentElement
    if (next === 'auto') delete root.dataset.theme
    else root.dataset.theme = next
    const keep = next === 'auto' ? 0 : 365 * 24 * 60 * 60
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than browsers in use
    document.cookie = `${themeCookie}=${next}; path=/admin; max-age=${keep}; samesite=lax`
    router.refresh()
  }

  const changeLanguage = async (next: NewsroomLocale) => {
    const form = new FormData()
    form.set('name', name)
    form.set('locale', next)
    const fault = faultOf(await changeAccount(unsent, form))
    if (fault) tell({ kind: 'failure', title: t('person.changeFailed'), description: fault })
  }

  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="person-button" aria-label={t('person.menu', { name })}>
          <span className="person-initial" aria-hidden="true">
            {[...name.trim()][0]}
          </span>
        </button>
      }
    >
      <div className="person-card">
        <bdi className="person-name">{name}</bdi>
        {role !== 'operator' && <span className="person-role">{t(`role.${role}`)}</span>}
      </div>
      <MenuSeparator />
      <MenuLink icon="person" href="/admin/account">
        {t('person.account')}
      </MenuLink>
      <MenuItem icon="keyboard" onSelect={() => window.dispatchEvent(new Event(openShortcuts))}>
        {t('person.keys')}
      </MenuItem>
      <MenuLink icon="external" href="/" newTab>
        {t('nav.paper')}
      </MenuLink>
      <MenuSeparator />
      <MenuChoice
        label={t('person.language')}
        value={locale}
        onChange={(next) => void changeLanguage(next)}
        options={languages.map((each) => ({
          value: each,
          label: <bdi lang={each}>{localeTable[each].name}</bdi>,
        }))}
      />
      <MenuChoice
        label={t('person.theme')}
        value={theme}
        onChange={changeTheme}
        options={[
          { value: 'auto', label: t('person.themes.auto'), icon: 'contrast' },
          { value: 'light', label: t('person.themes.light'), icon: 'sun' },
          { value: 'dark', label: t('person.themes.dark'), icon: 'moon' },
        ]}
      />
      <MenuSeparator />
      <MenuItem icon="sign-out" onSelect={() => void signOut()}>
        {t('person.signOut')}
      </MenuItem>
    </Menu>
  )
}
