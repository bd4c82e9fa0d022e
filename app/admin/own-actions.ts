import type { OwnActions } from '@/components/newsroom/shell/providers.client.tsx'
import { changeAccountAction, seePasskeysAction } from './(newsroom)/account/actions.ts'
import { proveAction } from './prove-action.ts'
import { signOutAction } from './sign-out-action.ts'

/** What every page of the newsroom hands to its components. */
export const ownActions: OwnActions = {
  prove: proveAction,
  changeAccount: changeAccountAction,
  signOut: signOutAction,
  seePasskeys: seePasskeysAction,
}
