import type { ProblemCode } from '../model/problem.ts'
import type { Name } from '../model/values.ts'

/** Why something asked for is not done: a closed code, the field at fault, a sentence to read. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  readonly sentence: Name
  /** Path of the field at fault, as in `parts.0.path.3`. */
  readonly field: string | undefined

  constructor(code: ProblemCode, sentence: Name, field?: string) {
    super(sentence.en)
    this.code = code
    this.sentence = sentence
    this.field = field
  }
}
