import { BringFromFile } from './files/BringFromFile.tsx'
import { PlanKeysHelp } from './PlanKeysHelp.tsx'
import type { Desk } from './usePlanDesk.ts'

/** The dialogs that stand over the whole planner, one at a time. */
export type PlanDialog = 'keys' | 'bring'

export function PlanDialogs({ desk }: { desk: Desk }) {
  const close = () => desk.setDialog(undefined)
  switch (desk.dialog) {
    case undefined:
      return null
    case 'keys':
      return <PlanKeysHelp onClose={close} />
    case 'bring':
      return <BringFromFile desk={desk} onClose={close} />
  }
}
