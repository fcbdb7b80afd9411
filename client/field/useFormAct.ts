import { useRef } from 'react'
import { v7 as newActId } from 'uuid'
import type { EnteredAct } from './delivery/outbox.ts'
import type { FieldView } from './fieldView.ts'
import { forgetPhoto } from './photoShelf.ts'
import { useOutbox } from './useDelivery.ts'

interface SendOptions {
  /** Whose it is, where that is another one. */
  readonly forUser?: string | undefined
  /** What the entry was made from may go once it is kept. */
  readonly onKept?: (() => void) | undefined
}

/** What every form does with an entry; `corrects` names the refused act that it is made in place of. */
export function useFormAct(
  corrects: string | undefined,
  show: (view: FieldView, options?: { replace?: boolean }) => void,
) {
  const { outbox, press, discard, sendWaiting } = useOutbox()
  const refused = outbox.waiting.find((act) => act.actId === corrects)
  const isPressed = useRef(false)
  const keepAndSend = async (
    entered: (pressedMs: number) => EnteredAct,
    { forUser, onKept }: SendOptions,
  ) => {
    // Pressing twice is no second act.
    if (isPressed.current) return
    isPressed.current = true
    const actId = newActId()
    let photos: readonly string[] = []
    const noting = (pressedMs: number): EnteredAct => {
      const act = entered(pressedMs)
      photos = act.photos ?? []
      return act
    }
    await press(actId, noting, forUser)
    onKept?.()
    // A corrected act is a new act with its own id; the refused one was never written.
    if (corrects !== undefined) await discard(corrects)
    // What was left out or made unreadable stays nowhere on the phone.
    for (const id of refused?.photos ?? [])
      if (!photos.includes(id)) await forgetPhoto(id).catch(() => undefined)
    void sendWaiting()
    show({ page: 'receipt', actId }, { replace: true })
  }
  return {
    refused,
    /** Keeps it on the phone first, sends it after that, and shows its receipt. */
    send: (entered: (pressedMs: number) => EnteredAct, options: SendOptions = {}) =>
      void keepAndSend(entered, options),
  }
}
