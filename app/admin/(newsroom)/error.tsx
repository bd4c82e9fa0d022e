'use client'

export { Failure as default } from '@/components/newsroom/shell/failure.client.tsx'
