/** What is known of a month without queueing: staffing against requirement, people, hours. Worked out once a month and occupancy limit. */
import type { CompiledWeek } from '../compile/index.ts';
import { indexOf, isPartnerSite } from '../model/network-index.ts';
import type { PeopleMonth, StaffingMonth } from './month-figures.ts';
import type { PlannedMonth } from './months.ts';
import { type OpenDate, openDates } from './open-dates.ts';
import { peopleOf } from './people.ts';
import { staffingOf } from './staffing-gap.ts';

export interface MonthFacts {
  readonly staffing: StaffingMonth;
  readonly people: PeopleMonth;
  readonly dates: readonly OpenDate[];
  /** Adviser hours on the phone by site, in the network's order of sites. */
  readonly hoursBySite: ReadonlyMap<string, number>;
}

const known = new WeakMap<PlannedMonth, Map<number | null, MonthFacts>>();

function hoursBySite(week: CompiledWeek): ReadonlyMap<string, number> {
  const hours = new Map<string, number>();
  for (const { centre, groups, weight } of week.days) {
    centre.groups.forEach(({ agents }, index) => {
      const sum = typeof agents === 'number' ? agents * centre.intervals : agents.reduce((total, value) => total + value, 0);
      const { siteId } = groups[index]!;
      hours.set(siteId, (hours.get(siteId) ?? 0) + (weight * sum * centre.intervalSeconds) / 3600);
    });
  }
  return hours;
}

export function monthFacts(planned: PlannedMonth, occupancyCap: number | null): MonthFacts {
  const byCap = known.get(planned) ?? new Map<number | null, MonthFacts>();
  known.set(planned, byCap);
  const found = byCap.get(occupancyCap);
  if (found) return found;
  const { network, month, week } = planned;
  const facts: MonthFacts = {
    staffing: staffingOf(week, occupancyCap),
    people: peopleOf(network),
    dates: openDates(
      network.horizon,
      month,
      week.days.map(({ dayId }) => dayId),
    ),
    hoursBySite: hoursBySite(week),
  };
  byCap.set(occupancyCap, facts);
  return facts;
}

export function isPartner(planned: PlannedMonth, siteId: string): boolean {
  const site = indexOf(planned.network).sites.get(siteId);
  return site !== undefined && isPartnerSite(site);
}
