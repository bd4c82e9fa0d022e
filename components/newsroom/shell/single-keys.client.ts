'use client'

import { useStoredSwitch } from '../ui/stored-switch.client.ts'

/** Whether shortcuts of one key are on, in this browser. Who dictates to a computer must be able to turn them off (WCAG 2.1.4). */
export const useSingleKeys = () => useStoredSwitch('newsroom-single-keys')
