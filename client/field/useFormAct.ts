import { useRef } from 'react'
import { v7 as newActId } from 'uuid'
import type { EnteredAct } from './delivery/outbox.ts'
import type { FieldView } from './fieldView.ts'
import { useOutbox } from './useDelivery.ts'

/** What every form does with an entry; `corrects` names the refused act that it is made in place of. */
export function useFormAct(
  corrects: string | undefined,
  show: (view: FieldView, options?: { replace?: boolean }) => void,
) {
  const { outbox, press, discard, sendWaiting } = useOutbox()
  const isPressed = useRef(false)
  const keepAndSend = async (entered: (pressedMs: number) => EnteredAct, forUser?: string) => {
    // Pressing twice is no second act.
    if (isPressed.current) return
    isPressed.current = true
    const actId = newActId()
    await press(actId, entered, forUser)
    // A corrected act is a new act with its own id; the refused one was never written.
    if (corrects !== undefined) await discard(corrects)
    void sendWaiting()
    show({ page: 'receipt', actId }, { replace: true })
  }
  return {
    refused: outbox.waiting.find((act) => act.actId === corrects),
    /** Keeps it on the phone first, sends it after that, and shows its receipt. */
    send: (entered: (pressedMs: number) => EnteredAct, forUser?: string) =>
      void keepAndSend(entered, forUser),
  }
}
