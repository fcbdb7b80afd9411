import type { RequestListener } from 'node:http'
import compression from 'compression'
import express from 'express'
import { answerProblem, answerUnknownRoute, run } from './answering.ts'
import { getApiDocs, getOpenApi } from './apiDocs.ts'
import type { App } from './appContext.ts'
import { listBackups, makeBackup } from './backups.ts'
import { barrierWrites } from './barrierWrites.ts'
import { getBasemap, getTowns } from './basemap.ts'
import { loadLine, loadMarkers } from './borderLineWrites.ts'
import { checkpointWrites } from './checkpointWrites.ts'
import { getCounty, listJournal } from './county.ts'
import { getCoverage } from './coverage.ts'
import { getCoverageChart } from './coverageChart.ts'
import { explainCoverage } from './coverageExplain.ts'
import { deviceWrites } from './deviceWrites.ts'
import {
  listDesks,
  listPatrols,
  listPeople,
  listShifts,
  listUnits,
  patrolWrites,
  shiftWrites,
} from './duty.ts'
import { getItem, listItems } from './features.ts'
import {
  acknowledgeGap,
  endGapAcknowledgement,
  handGapOn,
  listGapAcknowledgements,
} from './gapAcknowledgements.ts'
import { guard } from './guard.ts'
import { getHealth, getMetrics } from './health.ts'
import { watchRequest } from './keeping/watchRequest.ts'
import { eventStream, getLive } from './live.ts'
import { listNotices, readNotice, readNotices } from './notices.ts'
import { getCollection, getConformance, getLanding, listCollections } from './ogcLanding.ts'
import { getPatrolWalk, uploadTrack } from './patrolTracks.ts'
import { getHistory } from './recordHistory.ts'
import type { Route } from './route.ts'
import { assignRoster } from './rosters.ts'
import { listPolicies, listTierOrders, orderTier, setPolicy } from './rules.ts'
import { declareTrackLost, listLostTracks, listStaffingLogs, logStaffing } from './staffing.ts'
import { staticFiles } from './staticFiles.ts'
import { getTeamsNow, reportByPost, reportByQuery } from './trackerReports.ts'
import { listTrackers, trackerWrites } from './trackers.ts'
import { appendTrailEvent, listTrailEvents } from './trailEvents.ts'
import { trailWrites } from './trailWrites.ts'
import { undoAct } from './undoAct.ts'

/** Everything the API answers to. What an endpoint takes and gives stands where it is defined. */
export const routes: readonly Route[] = [
  ['GET', '/api', getLanding],
  ['GET', '/api/conformance', getConformance],
  ['GET', '/api/collections', listCollections],
  ['GET', '/api/collections/{collectionId}', getCollection],
  ['GET', '/api/collections/{collectionId}/items', listItems],
  ['GET', '/api/collections/{collectionId}/items/{itemId}', getItem],

  ['GET', '/api/coverage', getCoverage],
  ['GET', '/api/coverage/chart', getCoverageChart],
  ['GET', '/api/coverage/explain', explainCoverage],

  ['GET', '/api/gaps/acknowledgements', listGapAcknowledgements],
  ['POST', '/api/gaps/acknowledgements', acknowledgeGap],
  ['POST', '/api/gaps/acknowledgements/{id}/hand-on', handGapOn],
  ['POST', '/api/gaps/acknowledgements/{id}/end', endGapAcknowledgement],
  ['GET', '/api/notices', listNotices],
  ['POST', '/api/notices/read', readNotices],
  ['POST', '/api/notices/{id}/read', readNotice],

  ['POST', '/api/collections/border-lines/items', loadLine],
  ['POST', '/api/collections/border-lines/items/{id}/markers', loadMarkers],
  ['POST', '/api/collections/barriers/items', barrierWrites.create],
  ['PUT', '/api/collections/barriers/items/{id}', barrierWrites.change],
  ['DELETE', '/api/collections/barriers/items/{id}', barrierWrites.remove],
  ['POST', '/api/collections/trails/items', trailWrites.create],
  ['PUT', '/api/collections/trails/items/{id}', trailWrites.change],
  ['DELETE', '/api/collections/trails/items/{id}', trailWrites.remove],
  ['POST', '/api/collections/checkpoints/items', checkpointWrites.create],
  ['PUT', '/api/collections/checkpoints/items/{id}', checkpointWrites.change],
  ['DELETE', '/api/collections/checkpoints/items/{id}', checkpointWrites.remove],
  ['POST', '/api/collections/devices/items', deviceWrites.create],
  ['PUT', '/api/collections/devices/items/{id}', deviceWrites.change],
  ['DELETE', '/api/collections/devices/items/{id}', deviceWrites.remove],

  ['GET', '/api/trails/{id}/events', listTrailEvents],
  ['POST', '/api/trails/{id}/events', appendTrailEvent],

  ['GET', '/api/patrols', listPatrols],
  ['POST', '/api/patrols', patrolWrites.create],
  ['PUT', '/api/patrols/{id}', patrolWrites.change],
  ['DELETE', '/api/patrols/{id}', patrolWrites.remove],
  ['POST', '/api/patrols/{id}/track', uploadTrack],
  ['GET', '/api/patrols/{id}/walk', getPatrolWalk],
  ['GET', '/api/shifts', listShifts],
  ['POST', '/api/shifts', shiftWrites.create],
  ['POST', '/api/shifts/recurring', assignRoster],
  ['PUT', '/api/shifts/{id}', shiftWrites.change],
  ['DELETE', '/api/shifts/{id}', shiftWrites.remove],
  ['GET', '/api/staffing-logs', listStaffingLogs],
  ['POST', '/api/staffing-logs', logStaffing],
  ['GET', '/api/desks', listDesks],
  ['GET', '/api/units', listUnits],
  ['GET', '/api/people', listPeople],

  ['GET', '/api/trackers', listTrackers],
  ['POST', '/api/trackers', trackerWrites.create],
  ['PUT', '/api/trackers/{id}', trackerWrites.change],
  ['DELETE', '/api/trackers/{id}', trackerWrites.remove],
  ['GET', '/api/trackers/report', reportByQuery],
  ['POST', '/api/trackers/report', reportByPost],
  ['GET', '/api/teams-now', getTeamsNow],
  ['GET', '/api/lost-tracks', listLostTracks],
  ['POST', '/api/lost-tracks', declareTrackLost],

  ['GET', '/api/policies', listPolicies],
  ['POST', '/api/policies', setPolicy],
  ['GET', '/api/tier-orders', listTierOrders],
  ['POST', '/api/tier-orders', orderTier],

  ['GET', '/api/county', getCounty],
  ['GET', '/api/acts', listJournal],
  ['POST', '/api/acts/{sequence}/undo', undoAct],
  ['GET', '/api/history/{kind}/{id}', getHistory],
  ['GET', '/api/live', getLive],
  ['GET', '/api/basemap', getBasemap],
  ['GET', '/api/towns', getTowns],

  ['GET', '/api/health', getHealth],
  ['GET', '/api/metrics', getMetrics],
  ['GET', '/api/backups', listBackups],
  ['POST', '/api/backups', makeBackup],

  ['GET', '/api/openapi.json', getOpenApi(() => routes)],
  ['GET', '/api/docs', getApiDocs(() => routes)],
]

const mostBodyBytes = 10 * 1024 * 1024

/** What answers requests: first what was asked before, then everything else. */
export function answerRequests(app: App): RequestListener {
  const server = express()
  server.disable('x-powered-by')
  server.set('etag', false)
  server.set('query parser', 'simple')
  server.use((request, response, next) => {
    watchRequest(app.keeping, request, response)
    next()
  })
  server.use(guard(app.settings.basemap))
  server.use(compression({ filter: isCompressed }))
  server.use('/api', express.raw({ type: () => true, limit: mostBodyBytes, inflate: false }))
  for (const [method, path, endpoint] of routes) {
    const expressPath = path.replaceAll(/\{(\w+)\}/g, ':$1')
    server.route(expressPath)[methods[method]]((request, response) => {
      response.locals['route'] = path
      return run(app, endpoint, request, response)
    })
  }
  server.use('/api', answerUnknownRoute(routes))
  server.use(staticFiles(app.root, app.settings.basemap))
  server.use(answerProblem(app))
  return (request, response) => {
    if (app.hot.answer(request, response)) app.keeping.metrics.hotAnswers++
    else server(request, response)
  }
}

/** A compressor would hold events back until it has enough of them. */
const isCompressed: compression.CompressionFilter = (request, response) =>
  response.get('Content-Type')?.startsWith(eventStream) !== true && compression.filter(request, response)

const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const
