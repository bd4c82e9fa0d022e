'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Result } from '@/lib/newsroom/result.ts'

/** A form of one file, `file`, that is sent as it is: what the server said of it, or why it could not be sent. */
export function useSentFile<T>(path: string, sent: () => void = () => {}) {
  const missing = useTranslations('Newsroom.Redirects.file')
  const refusal = useTranslations('Newsroom.People.refusals')
  const [isBusy, setBusy] = useState(false)
  const [report, setReport] = useState<T | null>(null)
  const [problem, setProblem] = useState('')

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) {
      setProblem(missing('missing'))
      return
    }
    setBusy(true)
    setReport(null)
    setProblem('')
    try {
      const response = await fetch(path, { method: 'POST', body: file })
      const answer = (await response.json()) as Result<T>
      if (answer.ok) {
        setReport(answer.value)
        sent()
      } else setProblem(answer.message)
    } catch {
      setProblem(refusal('failed'))
    }
    setBusy(false)
  }
  return { send, isBusy, report, problem }
}
