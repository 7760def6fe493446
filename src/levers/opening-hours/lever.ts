/**
 * Other opening hours on some days: evening, Saturday, Sunday, or shorter. The same FTE spread over the new hours; presence and calls reach
 * into newly open hours at a level the planner sets. Nothing is lost or gained in calls: those of a month come when somebody is open.
 * Days may open each week or only some times a month (`horizon.occasionalDays`: then at the same pace everywhere), for good or for some months.
 * Public holidays may be worked or not, for the whole service. Newly open hours and holidays cost a premium on the paid hour.
 */
import { monthOfHorizon, openShareOfWeekdays, weekdayCounts, workingDays } from '../../model/calendar.ts';
import type { Issue } from '../../model/issue.ts';
import type { DayHours, Horizon, Id, Network, Profile24, Site, Team, WeekHours } from '../../model/network.ts';
import { indexOf, isPartnerSite } from '../../model/network-index.ts';
import { DAY_IDS } from '../../model/vocabulary.ts';
import { defineLever } from '../define-lever.ts';
import type { LeverEffect } from '../lever.ts';
import { freeId, presentShare } from '../team-changes.ts';
import { teamName } from '../words.ts';
import { DAYS, openHoursOf, openShare, reachingCurve, shareOfWeek, withHours } from './hours.ts';

export type OpeningHoursParams = {
  readonly month: number;
  readonly siteIds: readonly Id[];
  readonly weekdays: readonly number[];
  readonly hours: { readonly fromMinute: number; readonly toMinute: number } | null;
  readonly presenceFactor: number;
  readonly callsFactor: number | null;
  readonly publicHolidays: string;
  readonly premiumShare: number;
  readonly pace: string;
  readonly timesPerMonth: number;
  readonly forMonths: number | null;
};

const WEEKS_PER_MONTH = 365.25 / 84;

function changedSites(network: Network, params: OpeningHoursParams): readonly Site[] {
  return network.sites.map((site) => {
    if (!params.siteIds.includes(site.id) || params.weekdays.length === 0) return site;
    const opening = withHours(site.opening, params.weekdays, params.hours);
    const same = opening.every((hours, day) => JSON.stringify(hours) === JSON.stringify(site.opening[day]));
    return same ? site : { ...site, opening };
  });
}

/** True once the months in which it acts are over. */
const isOver = ({ month, forMonths }: OpeningHoursParams, at: number): boolean => forMonths !== null && at >= month + forMonths;

/** Days that open only some times a month, under the lever; nothing is said of days it closes. */
function newOccasional(network: Network, params: OpeningHoursParams): Horizon['occasionalDays'] {
  const { occasionalDays = [] } = network.horizon;
  if (params.siteIds.length === 0 || params.hours === null) return occasionalDays;
  const others = occasionalDays.filter(({ weekday }) => !params.weekdays.includes(weekday));
  if (params.pace === 'some') return [...others, ...params.weekdays.map((weekday) => ({ weekday, perMonth: params.timesPerMonth }))];
  return others.length === occasionalDays.length ? occasionalDays : others;
}

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Curves of the network with some replaced by longer-reaching ones of a new id; which id became which. */
class Curves {
  readonly #network: Network;
  readonly #suffix: string;
  readonly #added: Profile24[] = [];

  /** @param hours the new hours: they tell a curve from the one it comes from, in any language */
  constructor(network: Network, hours: DayHours) {
    this.#network = network;
    this.#suffix = hours === null ? '+' : `${clock(hours.fromMinute)}–${clock(hours.toMinute)}`;
  }

  /** The id of a curve that reaches into the new hours. */
  reaching(id: Id, before: readonly WeekHours[], after: readonly WeekHours[], factor: number): Id {
    const curve = indexOf(this.#network).profiles24.get(id);
    if (curve === undefined) return id;
    const next = reachingCurve(curve, before, after, factor);
    if (next === curve) return id;
    const bare = (one: Profile24): string => JSON.stringify([one.halfHourWeights, one.weekdayWeights]);
    const same = this.#added.find((one) => one.id.startsWith(`${id}~`) && bare(one) === bare(next));
    if (same !== undefined) return same.id;
    const added = { ...next, id: freeId(`${id}~hours`, this.all), name: `${curve.name} ${this.#suffix}` };
    this.#added.push(added);
    return added.id;
  }

  get all(): readonly Profile24[] {
    return this.#added.length === 0 ? this.#network.profiles24 : [...this.#network.profiles24, ...this.#added];
  }
}

function newHolidays(horizon: Horizon, { publicHolidays }: OpeningHoursParams): Horizon {
  const { holidays, ...plain } = horizon;
  if (publicHolidays === 'open' && holidays !== undefined) return plain;
  if (publicHolidays === 'closed' && holidays === undefined) return { ...plain, holidays: 'fr' };
  return horizon;
}

function newHorizon(network: Network, params: OpeningHoursParams): Horizon {
  const horizon = newHolidays(network.horizon, params);
  const occasionalDays = newOccasional(network, params) ?? [];
  if (JSON.stringify(occasionalDays) === JSON.stringify(horizon.occasionalDays ?? [])) return horizon;
  const { occasionalDays: _before, ...plain } = horizon;
  return occasionalDays.length === 0 ? plain : { ...plain, occasionalDays };
}

/** Of a month's days of each weekday, the share that are public holidays worked under the lever. */
function workedHolidays(horizon: Horizon, params: OpeningHoursParams, month: number): readonly number[] {
  const all = weekdayCounts(monthOfHorizon(horizon, month));
  if (params.publicHolidays !== 'open') return all.map(() => 0);
  const working = workingDays({ ...horizon, holidays: 'fr' }, month);
  return all.map((count, day) => 1 - (working[day] ?? 0) / count);
}

/** Share of a team's paid hours that bear the premium. */
function premiumShareOf(curve: Profile24, before: WeekHours, after: WeekHours, { holidays, openShares }: Change): number {
  return shareOfWeek(curve, after, openShares, (day, half) => {
    const now = openShare(after[day] ?? null, half);
    const added = now > 0 ? Math.max(0, now - openShare(before[day] ?? null, half)) / now : 0;
    return added + (1 - added) * (holidays[day] ?? 0);
  });
}

interface Change {
  readonly sites: readonly Site[];
  readonly curves: Curves;
  /** By weekday: the share of its days that are public holidays worked. */
  readonly holidays: readonly number[];
  /** By weekday: the share of its days that open. */
  readonly openShares: readonly number[];
}

function changedTeam(team: Team, network: Network, params: OpeningHoursParams, change: Change): Team {
  const { sites, curves } = change;
  const before = indexOf(network).sites.get(team.siteId);
  const after = sites.find((site) => site.id === team.siteId);
  if (before === undefined || after === undefined || isPartnerSite(before)) return team;
  const rosterId =
    after === before ? team.rosterId : curves.reaching(team.rosterId, [before.opening], [after.opening], params.presenceFactor);
  const curve = curves.all.find((one) => one.id === rosterId);
  const share = curve === undefined || params.premiumShare === 0 ? 0 : premiumShareOf(curve, before.opening, after.opening, change);
  const costPerHour = team.costPerHour * (1 + params.premiumShare * share);
  return rosterId === team.rosterId && costPerHour === team.costPerHour ? team : { ...team, rosterId, costPerHour };
}

/** Sites with teams that answer a flow: when its calls may come. */
function weeksOf(network: Network, sites: readonly Site[], flowId: Id): readonly WeekHours[] {
  const { profiles } = indexOf(network);
  const ids = new Set(
    network.teams
      .filter((team) => profiles.get(team.profileId)?.skills.some((skill) => skill.flowId === flowId))
      .map((team) => team.siteId),
  );
  return sites.filter((site) => ids.has(site.id)).map((site) => site.opening);
}

function apply(network: Network, params: OpeningHoursParams, month: number): Network {
  if (isOver(params, month)) return network;
  const changed = changedSites(network, params);
  const isSame = changed.every((site, i) => site === network.sites[i]);
  const sites = isSame ? network.sites : changed;
  const horizon = newHorizon(network, params);
  const holidays = workedHolidays(network.horizon, params, month);
  if (isSame && horizon === network.horizon && (params.premiumShare === 0 || holidays.every((share) => share === 0))) return network;
  const curves = new Curves(network, params.hours);
  const openShares = openShareOfWeekdays(horizon, month);
  const teams = network.teams.map((team) => changedTeam(team, network, params, { sites, curves, holidays, openShares }));
  const factor = params.callsFactor;
  const flows =
    factor === null || isSame
      ? network.flows
      : network.flows.map((flow) => {
          const profileId = curves.reaching(
            flow.profileId,
            weeksOf(network, network.sites, flow.id),
            weeksOf(network, sites, flow.id),
            factor,
          );
          return profileId === flow.profileId ? flow : { ...flow, profileId };
        });
  return {
    ...network,
    horizon,
    sites,
    profiles24: curves.all,
    teams: teams.every((team, i) => team === network.teams[i]) ? network.teams : teams,
    flows: flows.every((flow, i) => flow === network.flows[i]) ? network.flows : flows,
  };
}

const isLonger = (before: WeekHours, after: WeekHours): boolean =>
  after.some((hours, day) => {
    const then: DayHours = before[day] ?? null;
    return hours !== null && (then === null || hours.fromMinute < then.fromMinute || hours.toMinute > then.toMinute);
  });

/** A day opens at one pace everywhere: other sites that open it, and at another pace. */
function otherPaces(network: Network, params: OpeningHoursParams): readonly Issue[] {
  if (params.siteIds.length === 0 || params.hours === null) return [];
  const perMonth = params.pace === 'some' ? params.timesPerMonth : undefined;
  const others = network.sites.filter((site) => !params.siteIds.includes(site.id));
  return params.weekdays.flatMap((day): readonly Issue[] => {
    const now = network.horizon.occasionalDays?.find(({ weekday }) => weekday === day)?.perMonth;
    const other = now === perMonth ? undefined : others.find((site) => site.opening[day]);
    return other === undefined
      ? []
      : [{ path: 'pace', severity: 'error', code: 'otherPace', value: other.name, params: { day: DAY_IDS[day] ?? '' } }];
  });
}

function check(network: Network, params: OpeningHoursParams): readonly Issue[] {
  const paces = otherPaces(network, params);
  if (paces.length > 0) return paces;
  const sites = changedSites(network, params);
  const closed = sites.find((site, i) => site !== network.sites[i] && site.opening.every((hours) => hours === null));
  if (closed !== undefined) return [{ path: 'hours', severity: 'error', code: 'noOpeningHours', value: closed.name }];
  const after = apply(network, params, params.month);
  if (after === network && params.publicHolidays === 'asNow') return [{ path: 'weekdays', severity: 'warning', code: 'nothingChosen' }];
  const longer = new Set(sites.filter((site, i) => isLonger(network.sites[i]!.opening, site.opening)).map((site) => site.id));
  return network.teams
    .filter((team) => team.agentsByHalfHour !== null && longer.has(team.siteId))
    .map((team) => ({ path: 'hours', severity: 'warning', code: 'fixedRoster', params: { name: teamName(network, team.id) } }));
}

const isAt =
  (siteIds: readonly Id[]) =>
  (team: Team): boolean =>
    siteIds.includes(team.siteId);

function hoursEffects(network: Network, after: Network, params: OpeningHoursParams, month: number): readonly LeverEffect[] {
  const slower = after.horizon.occasionalDays !== network.horizon.occasionalDays;
  const changed = after.sites.filter((site, i) => site !== network.sites[i] || (slower && params.siteIds.includes(site.id)));
  if (changed.length === 0) return [];
  const ids = changed.map((site) => site.id);
  const hours = (of: Network): number =>
    of.sites
      .filter((site) => ids.includes(site.id))
      .reduce((sum, site) => sum + openHoursOf(site.opening, openShareOfWeekdays(of.horizon, month)), 0);
  const [then, now] = [hours(network) / ids.length, hours(after) / ids.length];
  const paid = network.teams.filter(isAt(ids)).reduce((sum, team) => sum + team.fte * team.weeklyHours * presentShare(team), 0);
  const found: LeverEffect[] = [{ code: 'open', params: { sites: ids.length, before: then, after: now }, severity: 'info' }];
  if (then > 0 && now > 0 && paid > 0) {
    // Present at once on average: hours on the phone over hours open.
    const facts = { before: paid / hours(network), after: paid / hours(after), share: Math.abs(then / now - 1) };
    found.push({ code: now > then ? 'thinner' : 'denser', params: facts, severity: now > then ? 'warning' : 'info' });
  }
  const flows = after.flows.filter((flow, i) => flow !== network.flows[i]).length;
  if (flows > 0) found.push({ code: 'calls', params: { flows, factor: params.callsFactor ?? 0 }, severity: 'info' });
  return found;
}

function occasionalEffects(after: Network, params: OpeningHoursParams, month: number): readonly LeverEffect[] {
  if (params.pace !== 'some' || params.siteIds.length === 0 || params.hours === null) return [];
  const counts = workingDays(after.horizon, month);
  const days = params.weekdays.reduce((sum, weekday) => sum + (counts[weekday] ?? 0), 0);
  return days === 0 ? [] : [{ code: 'occasional', params: { days }, severity: 'info' }];
}

function effects(network: Network, params: OpeningHoursParams, month: number): readonly LeverEffect[] {
  const after = apply(network, params, month);
  if (after === network) return [];
  const found: LeverEffect[] = [...hoursEffects(network, after, params, month), ...occasionalEffects(after, params, month)];
  const civil = weekdayCounts(monthOfHorizon(network.horizon, month));
  const days = workedHolidays(network.horizon, params, month).reduce((sum, share, day) => sum + share * (civil[day] ?? 0), 0);
  if (params.publicHolidays === 'open') found.push({ code: 'holidays', params: { days: Math.round(days) }, severity: 'info' });
  if (params.publicHolidays === 'closed') found.push({ code: 'holidaysOff', params: {}, severity: 'info' });
  const extra = after.teams.reduce((sum, team, i) => {
    const before = network.teams[i]!;
    return sum + (team.costPerHour - before.costPerHour) * team.fte * team.weeklyHours * WEEKS_PER_MONTH;
  }, 0);
  if (extra > 0.5) found.push({ code: 'premium', params: { euros: extra, share: params.premiumShare }, severity: 'warning' });
  return found;
}

function ownSitesOfOneRegion(network: Network): readonly Id[] {
  const own = network.sites.filter((site) => site.kind === 'internal');
  return own.filter((site) => site.regionId === own[0]?.regionId).map((site) => site.id);
}

const EVERY_WEEK_FOR_GOOD = { pace: 'every', timesPerMonth: 2, forMonths: null };
const WORKING_WEEK = [0, 1, 2, 3, 4].slice(0, DAYS);

export const openingHours = defineLever<OpeningHoursParams>({
  id: 'opening-hours',
  subject: 'sites',
  version: 2,
  fields: {
    month: { kind: 'month' },
    siteIds: { kind: 'refs', of: 'internalSite', min: 0 },
    weekdays: { kind: 'weekdays' },
    hours: { kind: 'hours' },
    pace: { kind: 'choice', options: ['every', 'some'] },
    timesPerMonth: { kind: 'number', min: 1, max: 5, integer: true },
    presenceFactor: { kind: 'factor', min: 0, max: 3 },
    callsFactor: { kind: 'factor', min: 0, max: 3, optional: true },
    publicHolidays: { kind: 'choice', options: ['asNow', 'open', 'closed'] },
    premiumShare: { kind: 'share', min: 0, max: 2 },
    forMonths: { kind: 'number', min: 1, max: 120, unit: 'months', integer: true, optional: true },
  },
  added: EVERY_WEEK_FOR_GOOD,
  unused: ({ pace, hours }) => (hours === null ? ['pace', 'timesPerMonth'] : pace === 'some' ? [] : ['timesPerMonth']),
  neutral: {
    month: 0,
    siteIds: [],
    weekdays: [],
    hours: null,
    presenceFactor: 1,
    callsFactor: null,
    publicHolidays: 'asNow',
    premiumShare: 0,
    ...EVERY_WEEK_FOR_GOOD,
  },
  suggest: (network) => ({
    month: 0,
    siteIds: ownSitesOfOneRegion(network),
    weekdays: WORKING_WEEK,
    hours: { fromMinute: 480, toMinute: 1320 },
    presenceFactor: 0.5,
    callsFactor: 0.4,
    publicHolidays: 'asNow',
    premiumShare: 0,
    ...EVERY_WEEK_FOR_GOOD,
  }),
  rewrites: ['horizon', 'sites', 'profiles24', 'teams', 'flows'],
  changesOfferedWork: false,
  check,
  apply,
  effects,
});
