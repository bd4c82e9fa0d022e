import type { SecondFactorActions } from '@/components/newsroom/people/second-factor.client.tsx'
import {
  beginSecondFactorAction,
  confirmSecondFactorAction,
  dropSecondFactorAction,
  renewRecoveryCodesAction,
} from './actions.ts'

export const secondFactorActions: SecondFactorActions = {
  begin: beginSecondFactorAction,
  confirm: confirmSecondFactorAction,
  renewCodes: renewRecoveryCodesAction,
  drop: dropSecondFactorAction,
}
