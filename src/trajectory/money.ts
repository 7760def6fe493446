/**
 * What a month costs and how much of it is the service's own.
 * In house: every paid hour (FTE × weekly hours × days ÷ 7, absences and training included) and the floors' fixed cost. Partners: calls
 * answered × price a call (teams without a price are paid by the hour) and their fixed cost. One-off costs stand apart, and outside the shares.
 * Support, planning and trainers' posts are paid like their site's teams, or their own wage (model/support-cost.ts).
 */
import { daysInMonth, monthOfHorizon } from '../model/calendar.ts';
import type { Network, Site } from '../model/network.ts';
import { isPartnerSite } from '../model/network-index.ts';
import { supportCost } from '../model/support-cost.ts';
import type { InHouseShare, MoneyMonth, SiteMonth } from './month-figures.ts';

const DAYS_PER_WEEK = 7;

const weeksOf = (network: Network, month: number): number => daysInMonth(monthOfHorizon(network.horizon, month)) / DAYS_PER_WEEK;

/** Euros of the paid hours of a site's teams in the month. */
function wages(network: Network, month: number, site: Site): number {
  const weeks = weeksOf(network, month);
  return network.teams
    .filter(({ siteId }) => siteId === site.id)
    .reduce((sum, { fte, weeklyHours, costPerHour }) => sum + fte * weeklyHours * weeks * costPerHour, 0);
}

/** Euros of one site, one-off costs apart. */
export function siteCost(network: Network, month: number, site: Site, answered: number): number {
  const byCall = isPartnerSite(site) && site.pricePerCall !== null;
  const posts = supportCost(network, site.id, weeksOf(network, month));
  return site.fixedCostPerMonth + posts + (byCall ? answered * site.pricePerCall! : wages(network, month, site));
}

export function moneyOf(network: Network, month: number, sites: readonly SiteMonth[]): MoneyMonth {
  let inHouse = 0;
  let partner = 0;
  for (const site of network.sites) {
    const answered = sites.find(({ siteId }) => siteId === site.id)?.answered ?? 0;
    const cost = siteCost(network, month, site, answered);
    if (isPartnerSite(site)) partner += cost;
    else inHouse += cost;
  }
  const oneOff = network.oneOffCosts.reduce((sum, cost) => sum + (cost.month === month ? cost.euros : 0), 0);
  return { inHouse, partner, oneOff, total: inHouse + partner + oneOff };
}

export function inHouseShare(sites: readonly SiteMonth[], money: MoneyMonth): InHouseShare {
  const own = sites.filter(({ isPartner }) => !isPartner);
  const sum = (rows: readonly SiteMonth[], pick: (row: SiteMonth) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return {
    hours: sum(own, ({ hours }) => hours) / sum(sites, ({ hours }) => hours),
    calls: sum(own, ({ answered }) => answered) / sum(sites, ({ answered }) => answered),
    cost: money.inHouse / (money.inHouse + money.partner),
  };
}
