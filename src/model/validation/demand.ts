/** Checks the demand: flows, their curves, answer groups. Limits are those past which nothing sensible is computed. */
import { customersPerFte, MISSING_DUST } from '../customers.ts';
import type { Flow, Id, Network, Profile24 } from '../network.ts';
import { indexOf } from '../network-index.ts';
import { HALF_HOURS } from '../vocabulary.ts';
import { checkAids } from './aid.ts';
import { type Findings, type NumberRule, SHARE, SHARE_TOLERANCE } from './findings.ts';
import { checkMonth } from './places.ts';

/** A nation's customer service answers some seven million calls a month. */
export const MOST_CALLS_A_MONTH = 10_000_000;
/** The customers of a large country's operator. */
const MOST_CUSTOMERS = 1_000_000_000;
const DAYS_A_WEEK = 7;
const AHT: NumberRule = { min: 0, above: true, max: 28_800 };
const USUAL_AHT = { min: 15, max: 3600 } as const;
const DELAY: NumberRule = { min: 0, max: 86_400 * 31 };
const WAIT: NumberRule = { min: 0, max: 86_400 };
/** Work that can wait is due within a quarter at the most. */
const DUE: NumberRule = { min: 0, max: 86_400 * 92 };
/** Returns of one call, on average, past which transfers and repeats feed themselves. */
const MOST_RETURNS = 20;

function checkCurve(curve: Profile24, found: Findings): void {
  const path = `profiles24/${curve.id}`;
  const lists = [
    ['halfHourWeights', curve.halfHourWeights, HALF_HOURS],
    ['weekdayWeights', curve.weekdayWeights, DAYS_A_WEEK],
  ] as const;
  for (const [field, weights, length] of lists) {
    if (weights.length !== length) found.add(`${path}/${field}`, 'wrongLength', weights.length, { expected: length });
    let positive = false;
    weights.forEach((weight, index) => {
      found.number(`${path}/${field}/${index}`, weight, { min: 0 });
      positive ||= weight > 0;
    });
    if (!positive) found.add(`${path}/${field}`, 'zeroWeights');
  }
}

/** Flows that calls come to by transfer, by a request for help, or as work to be done again; or whose work already waits. */
function reachedOtherwise({ flows }: Network): ReadonlySet<Id> {
  const reached = new Set<Id>();
  for (const flow of flows) {
    for (const { toFlowId, share } of flow.transfers) if (share > 0) reached.add(toFlowId);
    if ((flow.support?.share ?? 0) > 0) reached.add(flow.support!.flowId);
    if ((flow.routing.partnerRework?.share ?? 0) > 0) reached.add(flow.routing.partnerRework!.toFlowId);
    if ((flow.backlog ?? 0) > 0 || flow.backlogArrivals?.some(({ pieces }) => pieces > 0)) reached.add(flow.id);
  }
  return reached;
}

/** Customers for each full-time adviser: told when there are more than the target. */
function checkCustomers(network: Network, found: Findings): void {
  for (const flow of network.flows) {
    const path = `flows/${flow.id}`;
    if (flow.customers !== undefined) found.number(`${path}/customers`, flow.customers, { min: 0, max: MOST_CUSTOMERS });
    if (flow.mostCustomersPerFte !== undefined)
      found.number(`${path}/mostCustomersPerFte`, flow.mostCustomersPerFte, { min: 0, above: true, max: MOST_CUSTOMERS });
  }
  for (const { flowId, customers, fte, ratio, most, missingFte } of customersPerFte(network, 0)) {
    if (most === null || missingFte < MISSING_DUST) continue;
    const facts = { max: most, fte: Math.round(fte * 10) / 10, missing: Math.round(missingFte * 10) / 10, customers };
    found.warn(`flows/${flowId}/mostCustomersPerFte`, 'tooManyCustomers', fte > 0 ? Math.round(ratio) : undefined, facts);
  }
}

/** @param reached flows that calls come to otherwise */
function checkVolumes(flow: Flow, months: number, reached: ReadonlySet<Id>, found: Findings): void {
  const path = `flows/${flow.id}/volumeByMonth`;
  if (flow.volumeByMonth.length !== months) found.add(path, 'wrongLength', flow.volumeByMonth.length, { expected: months });
  let total = 0;
  flow.volumeByMonth.forEach((calls, month) => {
    if (calls > MOST_CALLS_A_MONTH && Number.isFinite(calls))
      found.add(`${path}/${month}`, 'tooManyCalls', calls, { max: MOST_CALLS_A_MONTH });
    else found.number(`${path}/${month}`, calls, { min: 0 });
    total += calls;
  });
  if (total === 0 && !reached.has(flow.id)) found.warn(path, 'noDemand');
}

function checkCallers(flow: Flow, found: Findings): void {
  const path = `flows/${flow.id}`;
  if (found.number(`${path}/ahtSeconds`, flow.ahtSeconds, AHT) && (flow.ahtSeconds < USUAL_AHT.min || flow.ahtSeconds > USUAL_AHT.max)) {
    found.warn(`${path}/ahtSeconds`, 'unusual', flow.ahtSeconds, USUAL_AHT);
  }
  found.number(`${path}/ahtCv`, flow.ahtCv, { min: 0, max: 10 });
  if (flow.patienceSeconds !== null) found.number(`${path}/patienceSeconds`, flow.patienceSeconds, { min: 0, above: true, max: 86_400 });
  found.number(`${path}/balkingShare`, flow.balkingShare, SHARE);
  found.number(`${path}/dayVariationCv`, flow.dayVariationCv, { min: 0, max: 3 });
  found.number(`${path}/target/withinSeconds`, flow.target.withinSeconds, flow.deferrable ? DUE : WAIT);
  found.number(`${path}/target/share`, flow.target.share, SHARE);
  if (flow.target.maxAbandonment !== undefined) found.number(`${path}/target/maxAbandonment`, flow.target.maxAbandonment, SHARE);
  found.number(`${path}/redial/afterAbandonmentShare`, flow.redial.afterAbandonmentShare, SHARE);
  found.number(`${path}/redial/afterBlockingShare`, flow.redial.afterBlockingShare, SHARE);
  const redials = flow.redial.afterAbandonmentShare > 0 || flow.redial.afterBlockingShare > 0;
  found.number(`${path}/redial/delaySeconds`, flow.redial.delaySeconds, { ...DELAY, above: redials });
  found.number(`${path}/repeat/share`, flow.repeat.share, SHARE);
  found.number(`${path}/repeat/delaySeconds`, flow.repeat.delaySeconds, { ...DELAY, above: flow.repeat.share > 0 });
}

function checkTransfers(flow: Flow, network: Network, found: Findings): void {
  const path = `flows/${flow.id}/transfers`;
  let sum = 0;
  for (const { toFlowId, share } of flow.transfers) {
    found.reference(`${path}/${toFlowId}/toFlowId`, toFlowId, indexOf(network).flows);
    found.number(`${path}/${toFlowId}/share`, share, SHARE);
    if (toFlowId === flow.id) found.add(`${path}/${toFlowId}/toFlowId`, 'sameBothEnds', toFlowId);
    sum += share;
  }
  found.notTwice(
    path,
    flow.transfers.map((transfer) => transfer.toFlowId),
  );
  if (sum > 1 + SHARE_TOLERANCE) found.add(path, 'sharesAbove', sum, { unit: 'share' });
}

/** Work that can wait, and help during calls: a known flow, another one, and never back to who asks. */
function checkWorkAndSupport(flow: Flow, network: Network, found: Findings): void {
  const path = `flows/${flow.id}`;
  if (flow.backlog !== undefined) found.number(`${path}/backlog`, flow.backlog, { min: 0, max: MOST_CALLS_A_MONTH });
  for (const { month, pieces } of flow.backlogArrivals ?? []) {
    checkMonth(`${path}/backlogArrivals/${month}/month`, month, network.horizon, found);
    found.number(`${path}/backlogArrivals/${month}/pieces`, pieces, { min: 0, max: MOST_CALLS_A_MONTH });
  }
  if (flow.keepFree !== undefined) found.number(`${path}/keepFree`, flow.keepFree, { min: 0, max: 1000, integer: true });
  if (!flow.support) return;
  const { flows } = indexOf(network);
  found.reference(`${path}/support/flowId`, flow.support.flowId, flows);
  found.number(`${path}/support/share`, flow.support.share, SHARE);
  if (flow.support.afterShare !== undefined) found.number(`${path}/support/afterShare`, flow.support.afterShare, SHARE);
  let at = flow.support;
  for (let steps = 0; steps <= network.flows.length && at.share > 0; steps += 1) {
    if (at.flowId === flow.id) {
      found.add(`${path}/support/flowId`, 'supportCircle', flow.support.flowId);
      return;
    }
    const next = flows.get(at.flowId)?.support;
    if (!next) return;
    at = next;
  }
}

function checkCallback(flow: Flow, found: Findings): void {
  if (!flow.callback) return;
  const path = `flows/${flow.id}/callback`;
  const { afterSeconds, acceptanceShare, reachedShare, failedSeconds } = flow.callback;
  found.number(`${path}/afterSeconds`, afterSeconds, WAIT);
  found.number(`${path}/acceptanceShare`, acceptanceShare, SHARE);
  if (reachedShare !== undefined) found.number(`${path}/reachedShare`, reachedShare, SHARE);
  if (failedSeconds !== undefined) found.number(`${path}/failedSeconds`, failedSeconds, WAIT);
}

/** Calls that come back from partners: with the transfers at most all calls go on. */
function checkRework(flow: Flow, network: Network, found: Findings): void {
  const path = `flows/${flow.id}/routing`;
  const { partnerRework: rework } = flow.routing;
  if (!rework) return;
  found.reference(`${path}/partnerRework/toFlowId`, rework.toFlowId, indexOf(network).flows);
  const sum = flow.transfers.reduce((total, { share }) => total + share, rework.share);
  if (found.number(`${path}/partnerRework/share`, rework.share, SHARE) && sum > 1 + SHARE_TOLERANCE)
    found.add(`${path}/partnerRework/share`, 'sharesAbove', sum, { unit: 'share' });
}

function checkOriginsAndRouting(flow: Flow, network: Network, found: Findings): void {
  const path = `flows/${flow.id}`;
  for (const { siteId, share } of flow.origins) {
    found.reference(`${path}/origins/${siteId}/siteId`, siteId, indexOf(network).sites);
    found.number(`${path}/origins/${siteId}/share`, share, SHARE);
  }
  found.notTwice(
    `${path}/origins`,
    flow.origins.map((origin) => origin.siteId),
  );
  if (flow.origins.length > 0 || flow.routing.start !== 'nation') {
    found.sumsToOne(
      `${path}/origins`,
      flow.origins.map((origin) => origin.share),
    );
  }
  const { overflow, partnerShare, partnerHours } = flow.routing;
  for (const { reach, afterSeconds } of overflow) found.number(`${path}/routing/overflow/${reach}/afterSeconds`, afterSeconds, WAIT);
  found.notTwice(
    `${path}/routing/overflow`,
    overflow.map((stage) => stage.reach),
  );
  found.number(`${path}/routing/partnerShare`, partnerShare, SHARE);
  partnerHours?.forEach((hours, day) => {
    found.hours(`${path}/routing/partnerHours/${day}`, hours);
  });
}

/** Transfers and repeats that feed each other would never end: the mean number of returns of one call grows without limit. */
function checkReturns(network: Network, found: Findings): void {
  let visits = new Map(network.flows.map((flow) => [flow.id, 1]));
  for (let step = 0; step < MOST_RETURNS * 4; step += 1) {
    const next = new Map<string, number>();
    for (const flow of network.flows) {
      let transferred = 0;
      let sum = 0;
      for (const { toFlowId, share } of flow.transfers) {
        transferred += share;
        sum += share * (visits.get(toFlowId) ?? 0);
      }
      next.set(flow.id, 1 + sum + Math.max(0, 1 - transferred) * flow.repeat.share * (visits.get(flow.id) ?? 0));
    }
    visits = next;
  }
  for (const [id, count] of visits) if (count > MOST_RETURNS) found.add(`flows/${id}`, 'endlessReturns');
}

function checkGroups(network: Network, found: Findings): void {
  const groupOf = new Map<string, string>();
  for (const group of network.answerGroups) {
    const path = `answerGroups/${group.id}/flowIds`;
    for (const flowId of group.flowIds) {
      found.reference(path, flowId, indexOf(network).flows);
      if (groupOf.has(flowId) && groupOf.get(flowId) !== group.id) found.warn(path, 'inTwoGroups', flowId);
      groupOf.set(flowId, group.id);
    }
    found.notTwice(path, group.flowIds);
    if (group.flowIds.length === 0) found.warn(path, 'tooFew', undefined, { min: 1 });
  }
}

export function checkDemand(network: Network, found: Findings): void {
  found.uniqueIds('profiles24', network.profiles24);
  found.names('profiles24', network.profiles24);
  for (const curve of network.profiles24) checkCurve(curve, found);
  found.uniqueIds('flows', network.flows);
  found.names('flows', network.flows);
  if (network.flows.length === 0) found.add('flows', 'noRows');
  const reached = reachedOtherwise(network);
  for (const flow of network.flows) {
    found.reference(`flows/${flow.id}/profileId`, flow.profileId, indexOf(network).profiles24);
    checkVolumes(flow, network.horizon.months, reached, found);
    checkCallers(flow, found);
    checkTransfers(flow, network, found);
    checkWorkAndSupport(flow, network, found);
    checkCallback(flow, found);
    checkOriginsAndRouting(flow, network, found);
    checkRework(flow, network, found);
  }
  checkAids(network, found);
  checkCustomers(network, found);
  checkReturns(network, found);
  found.uniqueIds('answerGroups', network.answerGroups);
  found.names('answerGroups', network.answerGroups);
  checkGroups(network, found);
}
