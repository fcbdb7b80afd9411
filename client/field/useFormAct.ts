import { v7 as newActId } from 'uuid'
import { useCounty } from '../api/county.ts'
import type { FieldView } from './fieldView.ts'
import type { EnteredAct } from './outbox.ts'
import { useOutbox } from './useDelivery.ts'

/** What every form does with an entry; `corrects` names the refused act that it is made in place of. */
export function useFormAct(
  corrects: string | undefined,
  show: (view: FieldView, options?: { replace?: boolean }) => void,
) {
  const { clockOffsetMs } = useCounty()
  const { outbox, press, discard, sendWaiting } = useOutbox()
  return {
    refused: outbox.waiting.find((act) => act.actId === corrects),
    /** Keeps it on the phone first, sends it after that, and shows its receipt. */
    send: (entered: (pressedMs: number) => EnteredAct) => {
      // The server's time at this very moment: the clock that a form shows is a few seconds behind.
      const pressedMs = Date.now() + clockOffsetMs
      const actId = newActId()
      press({ ...entered(pressedMs), actId, pressedAt: new Date(pressedMs).toISOString() })
      // A corrected act is a new act with its own id; the refused one was never written.
      if (corrects !== undefined) discard(corrects)
      void sendWaiting()
      show({ page: 'receipt', actId }, { replace: true })
    },
  }
}
