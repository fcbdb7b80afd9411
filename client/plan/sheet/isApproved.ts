import type { BarrierStatus } from '../../../data/model/barrier.ts'

/** Whether a part that stands so was approved: a sheet of any other is not to be built from. */
export function isApproved(status: BarrierStatus): boolean {
  switch (status) {
    case 'draft':
    case 'proposed':
    case 'removed':
      return false
    case 'approved':
    case 'under-construction':
    case 'built':
    case 'complete':
    case 'damaged':
      return true
  }
}
