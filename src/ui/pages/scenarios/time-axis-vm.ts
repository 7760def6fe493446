/** Levers as bars on the months of the horizon. Pure. */
import type { LeverPackage } from '../../../levers/lever.ts';
import type { Network } from '../../../model/network.ts';
import type { LeverUse } from '../../../model/project.ts';

export interface AxisBar {
  readonly useId: string;
  readonly name: string;
  readonly description: string;
  readonly fromMonth: number;
  /** Exclusive; a lever acts until the end of the horizon unless it says otherwise. */
  readonly toMonth: number;
  readonly enabled: boolean;
  readonly hasProblem: boolean;
}

/**
 * One bar a lever use, in the order of application.
 * @param find gives the lever's package, or null when this version does not know it
 */
export function axisBars(
  network: Network,
  uses: readonly LeverUse[],
  problems: ReadonlySet<string>,
  find: (leverId: string) => LeverPackage | null,
  lang: 'fr' | 'en',
): readonly AxisBar[] {
  return uses.map((use) => {
    const pack = find(use.leverId);
    const months = network.horizon.months;
    const start = pack ? pack.lever.startMonth(use.params) : 0;
    const from = Number.isInteger(start) ? Math.min(Math.max(start, 0), months) : 0;
    return {
      useId: use.id,
      name: pack ? pack.strings[lang].name : use.leverId,
      description: pack ? describeSafely(pack, use, network, lang) : '',
      fromMonth: from,
      toMonth: months,
      enabled: use.enabled,
      hasProblem: problems.has(use.id),
    };
  });
}

/** A half-filled form may name things that are not there yet: then the lever's name has to do. */
export function describeSafely(pack: LeverPackage, use: LeverUse, network: Network, lang: 'fr' | 'en'): string {
  try {
    return pack.strings[lang].describe(use.params, network);
  } catch {
    return pack.strings[lang].name;
  }
}

/** Months at which the axis writes a label: each January and the first, at most `most`. */
export function axisLabels(startMonth: string, months: number, most = 12): readonly number[] {
  const first = Number(startMonth.slice(5)) - 1;
  const step = Math.max(1, Math.ceil(months / most));
  const found: number[] = [];
  for (let month = 0; month < months; month += 1) if (month === 0 || (first + month) % (step <= 3 ? 3 : 12) === 0) found.push(month);
  return found;
}
