import { BringFromFile } from './files/BringFromFile.tsx'
import { PlanKeysHelp } from './PlanKeysHelp.tsx'
import { PlanningDrawer } from './PlanningDrawer.tsx'
import { TypeDialog, TypePointDialog } from './TypeDialog.tsx'
import type { Desk } from './usePlanDesk.ts'

/** The dialogs that stand over the whole planner, one at a time. */
export type PlanDialog = 'keys' | 'type' | 'type-point' | 'bring' | 'planning' | 'layers' | 'next'

export function PlanDialogs({ desk }: { desk: Desk }) {
  const close = () => desk.setDialog(undefined)
  switch (desk.dialog) {
    case undefined:
      return null
    // Stands beside the map, in place of the figures.
    case 'next':
      return null
    case 'keys':
      return <PlanKeysHelp onClose={close} />
    case 'type':
      return <TypeDialog desk={desk} onClose={close} />
    case 'type-point':
      return <TypePointDialog desk={desk} onClose={close} />
    case 'bring':
      return <BringFromFile desk={desk} onClose={close} />
    case 'planning':
    case 'layers':
      return (
        <PlanningDrawer
          begins={desk.dialog === 'layers' ? 'layers' : 'rules'}
          onShow={desk.view.flyTo}
          onClose={close}
        />
      )
  }
}
