/** What is known of a month without queueing: staffing against requirement, people, hours. Worked out once a month and occupancy limit. */
import { indexOf, isPartnerSite } from '../model/network-index.ts';
import type { PeopleMonth, StaffingMonth } from './month-figures.ts';
import { hoursBySite, type MonthForm } from './month-form.ts';
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

const forms = new WeakMap<PlannedMonth, Map<number | null, MonthForm>>();

export function knownForm(planned: PlannedMonth, occupancyCap: number | null): MonthForm | null {
  return forms.get(planned)?.get(occupancyCap) ?? null;
}

/** Keeps what a worker, or this thread, has worked out. */
export function keepForm(planned: PlannedMonth, occupancyCap: number | null, form: MonthForm): void {
  const byCap = forms.get(planned) ?? new Map<number | null, MonthForm>();
  forms.set(planned, byCap.set(occupancyCap, form));
}

const known = new WeakMap<PlannedMonth, Map<number | null, MonthFacts>>();

export function monthFacts(planned: PlannedMonth, occupancyCap: number | null): MonthFacts {
  const byCap = known.get(planned) ?? new Map<number | null, MonthFacts>();
  known.set(planned, byCap);
  const found = byCap.get(occupancyCap);
  if (found) return found;
  const { network, month } = planned;
  const form = knownForm(planned, occupancyCap);
  const dayIds = form ? form.dayIds : planned.week.days.map(({ dayId }) => dayId);
  const facts: MonthFacts = {
    staffing: form ? form.staffing : staffingOf(planned.week, occupancyCap),
    people: peopleOf(network),
    dates: openDates(network.horizon, month, dayIds),
    hoursBySite: form ? form.hoursBySite : hoursBySite(planned.week),
  };
  byCap.set(occupancyCap, facts);
  return facts;
}

export function isPartner(planned: PlannedMonth, siteId: string): boolean {
  const site = indexOf(planned.network).sites.get(siteId);
  return site !== undefined && isPartnerSite(site);
}
