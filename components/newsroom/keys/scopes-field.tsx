import { getTranslations } from 'next-intl/server'
import type { KeyScope } from '@/lib/newsroom/keys/key-scopes.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Checkbox } from '../ui/field.tsx'

/** What a key is to be for, of what its maker may do. FormatPreferences alone, unless somebody chooses more. */
export async function ScopesField({
  scopes,
  locale,
}: {
  scopes: readonly KeyScope[]
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Connections.keys' })
  return (
    <fieldset className="field">
      <legend className="field-label">{t('scopes')}</legend>
      <div className="scope-choices">
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            name="scope"
            value={scope}
            label={t(`scopeNames.${scopeKey(scope)}`)}
            defaultChecked={scope === 'story.read'}
          />
        ))}
      </div>
    </fieldset>
  )
}

type ScopeKey<S extends string> = S extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : never

/** A scope as messages name it: a dot would lead a level deeper. */
export const scopeKey = <S extends KeyScope>(scope: S): ScopeKey<S> => scope.replace('.', '_') as ScopeKey<S>
