import type { DisplayLink } from '../../data/model/account.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import { readSettings } from '../settings.ts'
import { isFrom } from './isFrom.ts'
import { displayActor } from './sessionActor.ts'
import { hashOf, randomToken, type SignIn } from './signIn.ts'

/** Gives a link its address; only its hash is kept, so that it is shown once. Undefined where it has one. */
export async function tryMakeDisplayToken(signIn: SignIn, linkId: string): Promise<string | undefined> {
  const token = randomToken()
  const { numInsertedOrUpdatedRows } = await signIn.db
    .insertInto('display_binding')
    .values({
      link_id: linkId,
      token_hash: hashOf(token),
      bound_hash: null,
      bound_at: null,
      bound_address: null,
    })
    .onConflict((conflict) => conflict.column('link_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? token : undefined
}

/** Nobody opens a revoked link any more, whoever has it open goes dark. */
export async function endDisplayToken(signIn: SignIn, linkId: string): Promise<void> {
  await signIn.db.deleteFrom('display_binding').where('link_id', '=', linkId).execute()
  signIn.forget()
}

/** Who opens a link: what the browser is known by, if it is, and from where it comes. */
export interface Opener {
  readonly known: string | undefined
  readonly address: string
}

/**
 * What a link is for whoever opens it, whether or not it is bound to them; nothing is bound by it.
 * Undefined where the link is not there, is over or revoked, was opened by another display before, or is
 * opened from outside its networks.
 */
export async function lookAtLink(
  signIn: SignIn,
  token: string,
  { known, address }: Opener,
): Promise<{ readonly link: DisplayLink; readonly isOwn: boolean } | undefined> {
  const bound = await signIn.db
    .selectFrom('display_binding')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  const link = bound && (await tryGetRecord(signIn.db, 'display-link', bound.link_id))?.record
  if (bound === undefined || link === undefined) return undefined
  if ((await displayActor(signIn.db, link.id, signIn.now())) === undefined) return undefined
  if (!isFrom(link.networks, address)) return undefined
  if (bound.bound_hash === null) {
    // Made before a second person was asked for: one is, before anybody opens it.
    const { approveReleases } = (await readSettings(signIn.db)).record
    return approveReleases && link.approval !== 'given' ? undefined : { link, isOwn: false }
  }
  return known !== undefined && hashOf(known) === bound.bound_hash ? { link, isOwn: true } : undefined
}

export interface Binding {
  readonly link: DisplayLink
  /** What the display is known by from now on; undefined where it is known already. */
  readonly secret: string | undefined
}

/** Binds a link to the display that opens it first; undefined where it opens nothing there. */
export async function bindDisplay(
  signIn: SignIn,
  token: string,
  opener: Opener,
): Promise<Binding | undefined> {
  const found = await lookAtLink(signIn, token, opener)
  if (found === undefined) return undefined
  const { link, isOwn } = found
  if (isOwn) return { link, secret: undefined }
  const secret = randomToken()
  const { numUpdatedRows } = await signIn.db
    .updateTable('display_binding')
    .set({
      bound_hash: hashOf(secret),
      bound_at: new Date(signIn.now()).toISOString(),
      bound_address: opener.address,
    })
    .where('link_id', '=', link.id)
    // Of two that open it at once one is first.
    .where('bound_hash', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? { link, secret } : undefined
}
