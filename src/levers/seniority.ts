/**
 * People by time in the job, month by month: some leave, the others grow older. Three bands (under 1 year, 1 to 5, over 5), a Markov chain:
 * each month the band's share leaves, then 1/12 of the first band and 1/48 of the second move up (mean stays of one and four years; people
 * are taken to be spread evenly over a band). Without ageing, exactly the yearly share of a band has gone after twelve months.
 */
import { pow } from '../maths/pow.ts';
import type { SeniorityBands, Team } from '../model/network.ts';

export const BANDS = ['under1Year', 'from1To5Years', 'over5Years'] as const;
export type Band = (typeof BANDS)[number];

const MONTHS_PER_YEAR = 12;
const MOVE_UP_FIRST = 1 / 12;
const MOVE_UP_SECOND = 1 / 48;

/** Share that leaves in a month when `yearly` leaves in a year. @param yearly 0..1 @example monthlyShare(0.04) // 0.0034 */
export function monthlyShare(yearly: number): number {
  return yearly >= 1 ? 1 : 1 - pow(1 - Math.max(0, yearly), 1 / MONTHS_PER_YEAR);
}

interface Stay {
  readonly first: number;
  readonly second: number;
  readonly third: number;
}

const staysOf = (rates: SeniorityBands): Stay => ({
  first: 1 - monthlyShare(rates.under1Year),
  second: 1 - monthlyShare(rates.from1To5Years),
  third: 1 - monthlyShare(rates.over5Years),
});

/**
 * Bands after some months, in the unit of those given (shares of the first day, or FTE); their sum falls as people leave.
 * @param rates yearly share leaving of each band @param months 0 or more
 */
export function bandsAfter(bands: SeniorityBands, rates: SeniorityBands, months: number): SeniorityBands {
  const stay = staysOf(rates);
  let { under1Year, from1To5Years, over5Years } = bands;
  for (let month = 0; month < months; month += 1) {
    const first = under1Year * stay.first;
    const second = from1To5Years * stay.second;
    over5Years = over5Years * stay.third + second * MOVE_UP_SECOND;
    from1To5Years = second * (1 - MOVE_UP_SECOND) + first * MOVE_UP_FIRST;
    under1Year = first * (1 - MOVE_UP_FIRST);
  }
  return { under1Year, from1To5Years, over5Years };
}

/** The bands some months earlier: the inverse of `bandsAfter`; null when everybody of a band had left since. */
export function bandsBefore(bands: SeniorityBands, rates: SeniorityBands, months: number): SeniorityBands | null {
  const stay = staysOf(rates);
  if (months > 0 && (stay.first <= 0 || stay.second <= 0 || stay.third <= 0)) return null;
  let { under1Year, from1To5Years, over5Years } = bands;
  for (let month = 0; month < months; month += 1) {
    const first = under1Year / (1 - MOVE_UP_FIRST);
    // A band cannot have been below nobody: figures changed by hand since then may not fit the chain.
    const second = Math.max(0, from1To5Years - first * MOVE_UP_FIRST) / (1 - MOVE_UP_SECOND);
    over5Years = Math.max(0, over5Years - second * MOVE_UP_SECOND) / stay.third;
    under1Year = first / stay.first;
    from1To5Years = second / stay.second;
  }
  return { under1Year, from1To5Years, over5Years };
}

export const sumOf = ({ under1Year, from1To5Years, over5Years }: SeniorityBands): number => under1Year + from1To5Years + over5Years;

/** The bands as shares of one; as they are when nobody is left. */
export function asShares(bands: SeniorityBands, otherwise: SeniorityBands): SeniorityBands {
  const sum = sumOf(bands);
  if (!(sum > 0)) return otherwise;
  return { under1Year: bands.under1Year / sum, from1To5Years: bands.from1To5Years / sum, over5Years: bands.over5Years / sum };
}

/** The seniority of a team after some of its people left, by band. @param leaving share (0..1) of each band that leaves */
export function seniorityWithout(team: Team, leaving: Partial<SeniorityBands>): SeniorityBands {
  const { seniority } = team;
  const left = {
    under1Year: seniority.under1Year * (1 - (leaving.under1Year ?? 0)),
    from1To5Years: seniority.from1To5Years * (1 - (leaving.from1To5Years ?? 0)),
    over5Years: seniority.over5Years * (1 - (leaving.over5Years ?? 0)),
  };
  return asShares(left, seniority);
}
