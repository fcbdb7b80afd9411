import type { Actor, Grant } from './account.ts'
import type { ActKind } from './journalEntry.ts'

/**
 * Who may do what, and where: the whole of it. `county` reaches the whole county, `top` does so for
 * whoever holds the role at a unit at the top and nothing for all others, `subtree` reaches the own unit
 * and all below it, `self` only what is one's own; what is not listed is refused. The server enforces it
 * for every route, act, stream, cache and display link; the client hides what it refuses.
 */
export const access = {
  // What is read.
  'see-line': {
    commander: 'county',
    planner: 'county',
    approver: 'county',
    'duty-officer': 'county',
    'segment-chief': 'county',
    'duty-desk': 'county',
    inspector: 'county',
    administrator: 'county',
    display: 'county',
  },
  /** Names and posts of those on the rosters. */
  'see-people': {
    commander: 'county',
    planner: 'subtree',
    approver: 'county',
    'duty-officer': 'county',
    'segment-chief': 'county',
    'duty-desk': 'county',
    inspector: 'county',
    administrator: 'county',
  },
  'see-telephones': {
    commander: 'subtree',
    approver: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'county',
    inspector: 'subtree',
    administrator: 'subtree',
  },
  /** Where teams are while they are on duty. */
  'see-positions': {
    commander: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'county',
    display: 'subtree',
  },
  /** Trackers with the keys that they report under. */
  'see-trackers': {
    commander: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'county',
    administrator: 'subtree',
  },
  /** Of works and damage; no display shows them. */
  'see-photos': {
    commander: 'county',
    planner: 'county',
    approver: 'county',
    'duty-officer': 'county',
    'segment-chief': 'county',
    'duty-desk': 'county',
    inspector: 'county',
    administrator: 'county',
  },
  /** What was written on the spot, in words of whoever was there; no display shows it. */
  'see-reports': {
    commander: 'county',
    planner: 'county',
    approver: 'county',
    'duty-officer': 'county',
    'segment-chief': 'county',
    'duty-desk': 'county',
    inspector: 'county',
    administrator: 'county',
  },
  'see-notices': {
    planner: 'county',
    approver: 'county',
    administrator: 'county',
    commander: 'county',
    'duty-officer': 'county',
    'segment-chief': 'county',
    'duty-desk': 'county',
    inspector: 'county',
    display: 'county',
  },
  'see-accounts': { administrator: 'subtree' },
  'see-audit': { administrator: 'top' },
  'see-server': { administrator: 'top' },
  'see-self': {
    commander: 'self',
    planner: 'self',
    approver: 'self',
    'duty-officer': 'self',
    'segment-chief': 'self',
    'duty-desk': 'self',
    inspector: 'self',
    administrator: 'self',
    display: 'self',
  },
  // What is done.
  /** To be named by what is reported with it. */
  'add-photos': {
    planner: 'subtree',
    approver: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
    inspector: 'subtree',
  },
  'change-line': { administrator: 'top' },
  'set-rules': { commander: 'top' },
  'draw-barriers': { planner: 'subtree', approver: 'subtree' },
  /** Never by whoever proposed it; and what an office outside agreed to. */
  'approve-barriers': { approver: 'subtree' },
  /** Reports that it was begun, how far it has come, and that a damage was repaired. */
  'build-barriers': { planner: 'subtree', 'segment-chief': 'subtree', 'duty-desk': 'subtree' },
  /** Stood before it and found it as it should be: from then on it counts. Also what stood before. */
  'accept-barriers': { approver: 'subtree', 'segment-chief': 'subtree', inspector: 'subtree' },
  'report-damage': {
    planner: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
    inspector: 'subtree',
  },
  'keep-trails': {
    planner: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
  },
  'end-trails': { commander: 'subtree', 'duty-desk': 'subtree' },
  'mark-trails': {
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
    inspector: 'subtree',
  },
  'keep-places': { planner: 'subtree', 'duty-desk': 'subtree' },
  'assign-duty': { commander: 'subtree', 'segment-chief': 'subtree', 'duty-desk': 'subtree' },
  /** The unit's own joint or emergency plan, and that it is filed. */
  'write-plans': {
    commander: 'subtree',
    planner: 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
  },
  /** Only from a unit above the plan's, and never by whoever filed it. */
  'accept-plans': { commander: 'subtree', approver: 'subtree' },
  'log-duty': { 'duty-officer': 'subtree', 'segment-chief': 'subtree', 'duty-desk': 'subtree' },
  'report-incidents': { 'duty-officer': 'subtree', 'segment-chief': 'subtree', 'duty-desk': 'subtree' },
  'write-field-notes': {
    planner: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
    inspector: 'subtree',
  },
  'keep-trackers': { 'segment-chief': 'subtree', 'duty-desk': 'subtree', administrator: 'subtree' },
  'deal-with-gaps': {
    commander: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
  },
  /** Who answers for what is laid down from above: nobody takes their own stretch off themselves. */
  'assign-chiefs': { commander: 'subtree', 'duty-desk': 'subtree', administrator: 'subtree' },
  'keep-units': { administrator: 'subtree' },
  'keep-people': { administrator: 'subtree' },
  'keep-accounts': { administrator: 'subtree' },
  'make-delegations': {
    commander: 'self',
    planner: 'self',
    approver: 'self',
    'duty-officer': 'self',
    'segment-chief': 'self',
    'duty-desk': 'self',
    inspector: 'self',
    administrator: 'subtree',
  },
  /** A release: what leaves the county's accounts. */
  'make-displays': { commander: 'subtree', administrator: 'subtree' },
  'arrange-walls': { commander: 'subtree', administrator: 'subtree' },
  'see-displays': { commander: 'subtree', approver: 'subtree', administrator: 'subtree' },
  /** Where the county wants a second person for a release. */
  'approve-releases': { commander: 'subtree', approver: 'subtree' },
  /** Tables as files; where releases are approved, only for whoever approves them. */
  'make-exports': {
    commander: 'self',
    planner: 'self',
    approver: 'self',
    'segment-chief': 'self',
    'duty-desk': 'self',
    inspector: 'self',
    administrator: 'self',
  },
  'keep-server': { administrator: 'top' },
  /** What is taken back has to be within what one may do oneself. */
  'undo-acts': {
    commander: 'subtree',
    planner: 'subtree',
    approver: 'subtree',
    'duty-officer': 'subtree',
    'segment-chief': 'subtree',
    'duty-desk': 'subtree',
    inspector: 'subtree',
    administrator: 'subtree',
  },
} as const satisfies Readonly<
  Record<string, Partial<Record<Grant['role'], 'county' | 'top' | 'subtree' | 'self'>>>
>

export type Right = keyof typeof access
export type Scope = 'county' | 'top' | 'subtree' | 'self'

/** What only whoever holds the office may do, never somebody it is delegated to. */
export const neverDelegated: readonly Right[] = [
  'set-rules',
  'keep-accounts',
  'make-delegations',
  'make-displays',
  'approve-releases',
  'make-exports',
  'keep-server',
]

/** The right that an act of each kind needs; null for what the server itself does. */
export const rightOfAct: Readonly<Record<ActKind, Right | null>> = {
  'demonstration-made': null,
  'tracks-sealed': null,
  'gap-closed': null,
  'gap-noticed': null,
  'line-loaded': 'change-line',
  'markers-loaded': 'change-line',
  'line-taken-over': 'change-line',
  'barrier-created': 'draw-barriers',
  'barrier-changed': 'draw-barriers',
  'barrier-removed': 'draw-barriers',
  'barrier-proposed': 'draw-barriers',
  'barrier-withdrawn': 'draw-barriers',
  'barrier-returned': 'approve-barriers',
  'barrier-countersigned': 'approve-barriers',
  'barrier-approved': 'approve-barriers',
  'barrier-started': 'build-barriers',
  'barrier-progressed': 'build-barriers',
  'barrier-accepted': 'accept-barriers',
  'barrier-damaged': 'report-damage',
  'barrier-repaired': 'build-barriers',
  'barrier-dismantled': 'accept-barriers',
  'trail-found': 'keep-trails',
  'trail-changed': 'keep-trails',
  'trail-removed': 'end-trails',
  'trail-event': 'mark-trails',
  'patrol-assigned': 'assign-duty',
  'patrol-changed': 'assign-duty',
  'patrol-cancelled': 'assign-duty',
  'team-made': 'assign-duty',
  'team-changed': 'assign-duty',
  'team-removed': 'assign-duty',
  'patrol-plan-made': 'assign-duty',
  'patrol-plan-changed': 'assign-duty',
  'patrol-plan-removed': 'assign-duty',
  'patrol-plan-published': 'assign-duty',
  'patrol-template-made': 'assign-duty',
  'patrol-template-changed': 'assign-duty',
  'patrol-template-removed': 'assign-duty',
  'checkpoint-created': 'keep-places',
  'checkpoint-changed': 'keep-places',
  'checkpoint-removed': 'keep-places',
  'crossing-created': 'keep-places',
  'crossing-changed': 'keep-places',
  'crossing-removed': 'keep-places',
  'device-created': 'keep-places',
  'device-changed': 'keep-places',
  'device-removed': 'keep-places',
  'shift-assigned': 'assign-duty',
  'roster-assigned': 'assign-duty',
  'shift-changed': 'assign-duty',
  'shift-cancelled': 'assign-duty',
  'staff-need-created': 'keep-places',
  'staff-need-changed': 'keep-places',
  'staff-need-removed': 'keep-places',
  'leave-entered': 'assign-duty',
  'leave-changed': 'assign-duty',
  'leave-removed': 'assign-duty',
  'holiday-entered': 'set-rules',
  'holiday-changed': 'set-rules',
  'holiday-removed': 'set-rules',
  'roster-rules-set': 'set-rules',
  'plan-on-file-made': 'write-plans',
  'plan-on-file-changed': 'write-plans',
  'plan-on-file-removed': 'write-plans',
  'plan-on-file-filed': 'write-plans',
  'plan-on-file-returned': 'accept-plans',
  'plan-on-file-accepted': 'accept-plans',
  'filing-deadline-set': 'set-rules',
  'filing-deadline-changed': 'set-rules',
  'filing-deadline-removed': 'set-rules',
  'roster-arranged': 'assign-duty',
  'shifts-swapped': 'assign-duty',
  'tracker-registered': 'keep-trackers',
  'tracker-changed': 'keep-trackers',
  'tracker-removed': 'keep-trackers',
  'track-uploaded': 'log-duty',
  'track-recorded': 'log-duty',
  'track-declared-lost': 'log-duty',
  'staffing-logged': 'log-duty',
  'place-handed-over': 'log-duty',
  'patrol-started': 'log-duty',
  'patrol-paused': 'log-duty',
  'patrol-resumed': 'log-duty',
  'patrol-ended': 'log-duty',
  'incident-reported': 'report-incidents',
  'field-note-written': 'write-field-notes',
  'policy-set': 'set-rules',
  'tier-ordered': 'set-rules',
  'gap-acknowledged': 'deal-with-gaps',
  'gap-handed-on': 'deal-with-gaps',
  'gap-acknowledgement-ended': 'deal-with-gaps',
  'notice-read': 'deal-with-gaps',
  'unit-created': 'keep-units',
  'unit-changed': 'keep-units',
  'unit-removed': 'keep-units',
  'person-created': 'keep-people',
  'person-changed': 'keep-people',
  'person-removed': 'keep-people',
  'people-imported': 'keep-people',
  'account-created': 'keep-accounts',
  'account-changed': 'keep-accounts',
  'delegation-made': 'make-delegations',
  'delegation-ended': 'make-delegations',
  'display-link-made': 'make-displays',
  'display-link-changed': 'make-displays',
  'display-link-approved': 'approve-releases',
  'display-link-revoked': 'make-displays',
  'settings-changed': 'set-rules',
  'planning-rules-set': 'set-rules',
  'rule-layer-loaded': 'set-rules',
  'rule-layer-changed': 'set-rules',
  'rule-layer-removed': 'set-rules',
  'elevation-loaded': 'set-rules',
  'elevation-changed': 'set-rules',
  'elevation-removed': 'set-rules',
  'scenario-made': 'draw-barriers',
  'scenario-changed': 'draw-barriers',
  'scenario-removed': 'draw-barriers',
  'wall-arranged': 'arrange-walls',
  'wall-rearranged': 'arrange-walls',
  'wall-removed': 'arrange-walls',
  'chief-assigned': 'assign-chiefs',
  'chief-changed': 'assign-chiefs',
  'chief-ended': 'assign-chiefs',
  'chiefs-handed-over': 'assign-chiefs',
  'chiefs-imported': 'assign-chiefs',
  'act-undone': 'undo-acts',
}

export interface Reach {
  readonly scope: Exclude<Scope, 'top'>
  /** Null is the whole county. */
  readonly unitId: string | null
}

/** Everywhere that somebody has a right; nothing where they have not. */
export function reachesOf({ kind, grants }: Pick<Actor, 'kind' | 'grants'>, right: Right): Reach[] {
  if (kind === 'local') return [{ scope: 'county', unitId: null }]
  const scopes: Partial<Record<Grant['role'], Scope>> = access[right]
  return grants.flatMap(({ role, unitId, delegatedBy, ofTop }): Reach[] => {
    const scope = scopes[role]
    if (scope === undefined || (delegatedBy !== null && neverDelegated.includes(right))) return []
    if (scope === 'top') return ofTop ? [{ scope: 'county', unitId: null }] : []
    return [{ scope, unitId: scope === 'county' ? null : unitId }]
  })
}

export const mayAnywhere = (actor: Pick<Actor, 'kind' | 'grants'>, right: Right): boolean =>
  reachesOf(actor, right).length > 0
