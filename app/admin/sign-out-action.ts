'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { database } from '@/lib/db/open.ts'
import { signOut } from '@/lib/newsroom/people/sign-in.ts'
import { applyCookies } from './apply-cookies.ts'
import { checkOrigin } from './require-actor.ts'

/** Ends this session, and leads to where one begins. */
export async function signOutAction(): Promise<void> {
  await checkOrigin()
  await applyCookies(await signOut(await database(), await headers()))
  redirect('/admin/sign-in?out')
}
