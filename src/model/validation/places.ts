/** Checks the study period, regions, sites, support posts, disruptions and one-off costs. */
import { monthOfHorizon } from '../calendar.ts';
import { belowMinimum } from '../minimum-size.ts';
import type { Horizon, Network, Site } from '../network.ts';
import { indexOf, isPartnerSite } from '../network-index.ts';
import { COUNT, EUROS, type Findings } from './findings.ts';

export const MOST_MONTHS = 120;
/** A month has five Sundays at the most. */
const MOST_SUCH_DAYS = 5;
/** Months farther than this are shown as numbers. */
const MONTHS_IN_SIGHT = 1200;
const MONTH_PATTERN = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/;

function checkHorizon(network: Network, found: Findings): void {
  const { startMonth, months } = network.horizon;
  if (!MONTH_PATTERN.test(startMonth)) found.add('horizon/startMonth', startMonth === '' ? 'required' : 'badMonth', startMonth);
  found.number('horizon/months', months, { min: 1, max: MOST_MONTHS, integer: true });
  for (const { weekday, perMonth } of network.horizon.occasionalDays ?? []) {
    const path = `horizon/occasionalDays/${weekday}`;
    found.number(`${path}/weekday`, weekday, { min: 0, max: 6, integer: true });
    found.number(`${path}/perMonth`, perMonth, { min: 0, max: MOST_SUCH_DAYS, integer: true });
  }
}

function checkSite(site: Site, network: Network, hasTeams: boolean, found: Findings): void {
  const path = `sites/${site.id}`;
  found.reference(`${path}/regionId`, site.regionId, new Map(network.regions.map((region) => [region.id, region])));
  found.number(`${path}/seats`, site.seats, COUNT);
  for (const field of ['homeSeats', 'classroomSeats', 'minimumAdvisers'] as const) {
    const value = site[field];
    if (value !== undefined) found.number(`${path}/${field}`, value, COUNT);
  }
  site.opening.forEach((hours, day) => {
    found.hours(`${path}/opening/${day}`, hours);
  });
  if (site.opening.every((hours) => hours === null))
    found.add(`${path}/opening`, 'noOpeningHours', undefined, undefined, hasTeams ? 'error' : 'warning');
  if (site.pricePerCall !== null) found.number(`${path}/pricePerCall`, site.pricePerCall, { min: 0, max: 10_000 });
  else if (isPartnerSite(site)) found.add(`${path}/pricePerCall`, 'noPrice');
  found.number(`${path}/fixedCostPerMonth`, site.fixedCostPerMonth, EUROS);
  if (site.latitude !== null) found.number(`${path}/latitude`, site.latitude, { min: -90, max: 90 });
  if (site.longitude !== null) found.number(`${path}/longitude`, site.longitude, { min: -180, max: 180 });
  if (!hasTeams) found.warn(path, 'noTeams');
}

/** A month number that must lie in the horizon, 0-based; the message names calendar months. */
export function checkMonth(path: string, month: number, horizon: Horizon, found: Findings): void {
  if (!Number.isInteger(month)) found.add(path, 'notInteger', month);
  else if (month < 0 || month >= horizon.months) {
    const inCalendar = Math.abs(month) < MONTHS_IN_SIGHT ? monthName(horizon, month) : month;
    found.add(path, 'outOfHorizon', inCalendar, { min: monthName(horizon, 0), max: monthName(horizon, Math.max(0, horizon.months - 1)) });
  }
}

function monthName(horizon: Horizon, index: number): string {
  const { year, month } = monthOfHorizon(horizon, index);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** Regions and sites that must keep a number of advisers and have fewer: told, not refused. */
function checkMinimums(network: Network, found: Findings): void {
  for (const region of network.regions) {
    if (region.minimumAdvisers !== undefined) found.number(`regions/${region.id}/minimumAdvisers`, region.minimumAdvisers, COUNT);
  }
  for (const { kind, id, advisers, minimum, missing } of belowMinimum(network)) {
    const part = kind === 'region' ? 'regions' : 'sites';
    found.warn(`${part}/${id}/minimumAdvisers`, 'belowMinimum', advisers, { min: minimum, missing });
  }
}

function checkEvents(network: Network, found: Findings): void {
  const { flows, sites } = indexOf(network);
  found.uniqueIds('disruptions', network.disruptions);
  for (const disruption of network.disruptions) {
    const path = `disruptions/${disruption.id}`;
    checkMonth(`${path}/fromMonth`, disruption.fromMonth, network.horizon, found);
    found.number(`${path}/months`, disruption.months, { min: 1, max: MOST_MONTHS, integer: true });
    if (disruption.siteId !== null) found.reference(`${path}/siteId`, disruption.siteId, sites);
    if (disruption.flowId !== null) found.reference(`${path}/flowId`, disruption.flowId, flows);
    found.number(`${path}/capacityFactor`, disruption.capacityFactor, { min: 0, max: 10 });
    found.number(`${path}/ahtFactor`, disruption.ahtFactor, { min: 0, above: true, max: 10 });
  }
  found.uniqueIds('oneOffCosts', network.oneOffCosts);
  for (const cost of network.oneOffCosts) {
    checkMonth(`oneOffCosts/${cost.id}/month`, cost.month, network.horizon, found);
    found.number(`oneOffCosts/${cost.id}/euros`, cost.euros, { min: -1e9, max: 1e9 });
  }
}

export function checkPlaces(network: Network, found: Findings): void {
  checkHorizon(network, found);
  found.uniqueIds('regions', network.regions);
  found.names('regions', network.regions);
  found.uniqueIds('sites', network.sites);
  found.names('sites', network.sites);
  if (network.sites.length === 0) found.add('sites', 'noRows');
  const staffed = new Set(network.teams.map((team) => team.siteId));
  for (const site of network.sites) checkSite(site, network, staffed.has(site.id), found);
  found.uniqueIds('supportPosts', network.supportPosts);
  for (const posts of network.supportPosts) {
    found.reference(`supportPosts/${posts.id}/siteId`, posts.siteId, indexOf(network).sites);
    found.number(`supportPosts/${posts.id}/fte`, posts.fte, { min: 0, max: 100_000 });
    if (posts.costPerHour !== undefined) found.number(`supportPosts/${posts.id}/costPerHour`, posts.costPerHour, { min: 0, max: 1000 });
    if (posts.learnersPerPost !== undefined) {
      found.number(`supportPosts/${posts.id}/learnersPerPost`, posts.learnersPerPost, { min: 0, above: true, max: 1000 });
    }
  }
  checkMinimums(network, found);
  checkEvents(network, found);
}
