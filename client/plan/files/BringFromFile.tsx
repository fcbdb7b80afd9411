import type { Desk } from '../usePlanDesk.ts'
import { BringDialog } from './BringDialog.tsx'
import { withBrought } from './withBrought.ts'

/** Lines from a file become parts of the draft in hand, or of a new one, in one step. */
export function BringFromFile({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { line, view, inHand, tools } = desk
  return (
    <BringDialog
      line={line}
      partCount={inHand.draft?.parts.length ?? 0}
      onTaken={(paths, name) => {
        if (inHand.draft === null) view.select(undefined)
        inHand.change((from) => withBrought(from, paths, name))
        tools.setMode('look')
        view.flyTo(paths.flat())
        onClose()
      }}
      onClose={onClose}
    />
  )
}
