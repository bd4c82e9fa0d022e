'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** In place of a screen that could not be made. The frame around it stays, and other screens may work. */
export function Failure({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations('Newsroom.Shell.failure')
  return (
    <div role="alert">
      <EmptyState
        level={1}
        title={t('title')}
        action={
          <Button kind="primary" icon="redo" onClick={retry}>
            {t('retry')}
          </Button>
        }
      >
        {t('body')}
      </EmptyState>
      {/* The server's log has the fault under this. */}
      {error.digest && <p className="field-hint">{t('code', { code: error.digest })}</p>}
    </div>
  )
}
