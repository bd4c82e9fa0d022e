import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { secondFactorActions } from '@/app/admin/(newsroom)/account/second-factor-actions.ts'
import { SecondFactor } from '@/components/newsroom/people/second-factor.client.tsx'
import { Button } from '@/components/newsroom/ui/button.tsx'
import { recoveryCodesLeft } from '@/lib/newsroom/people/second-factor.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { signOutAction } from '../../sign-out-action.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People.account' })
  return { title: t('factorTitle') }
}

/** For whoever's role must have a second factor, before anything else: where they make one. */
export default async function SecurityPage() {
  const visit = await requirePageUser('/admin/security', { whileEnrolling: true })
  const { db, actor, locale } = visit
  const t = await getTranslations({ locale, namespace: 'Newsroom.People' })
  return (
    <>
      <h1>{visit.mustEnrol ? t('due.title') : t('account.factorTitle')}</h1>
      {visit.mustEnrol && (
        <p className="entrance-lead">{t('due.body', { role: t(`people.roles.${actor.role}`) })}</p>
      )}
      <SecondFactor
        actions={secondFactorActions}
        isOn={visit.hasSecondFactor}
        recoveryLeft={await recoveryCodesLeft(db, actor.staffId)}
        isRuled={visit.needsSecondFactor}
        next={{ href: '/admin', label: t('welcome.submit') }}
      />
      {visit.mustEnrol && (
        <form action={signOutAction}>
          <Button type="submit" kind="quiet" icon="sign-out">
            {t('account.signOut')}
          </Button>
        </form>
      )}
    </>
  )
}
