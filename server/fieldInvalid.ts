import { Refusal } from '../data/journal/refusal.ts'

/** A field or query parameter that cannot be taken, with why; the sentences come without their full stop. */
export const fieldInvalid = (field: string, en: string, zh: string): Refusal =>
  new Refusal('field-invalid', { en: `${field}: ${en}.`, zh: `${field}：${zh}。` }, field)
