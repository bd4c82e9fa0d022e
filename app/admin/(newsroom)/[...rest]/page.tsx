import { notFound } from 'next/navigation'
import { visiting } from '../../acting.ts'

/** Every address under /admin that is no screen: said in the newsroom, to who is in it. */
export default async function NoScreen({ params }: { params: Promise<{ rest: string[] }> }) {
  const { rest } = await params
  await visiting(`/admin/${rest.join('/')}`)
  notFound()
}
