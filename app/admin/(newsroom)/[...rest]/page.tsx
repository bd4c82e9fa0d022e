import { notFound } from 'next/navigation'
import { requirePageUser } from '../../require-actor.ts'

/** Every address under /admin that is no screen: said in the newsroom, to who is in it. */
export default async function NoScreen({ params }: { params: Promise<{ rest: string[] }> }) {
  const { rest } = await params
  await requirePageUser(`/admin/${rest.join('/')}`)
  notFound()
}
