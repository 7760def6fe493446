/** Purpose: the rules of a centre that the closed forms of the search and of the bound leave out; the simulation follows them all. */
import type { Centre } from '../../model/centre.ts';
import type { OptimisationDay, UnknownRule } from '../../protocol/optimisation.ts';

const HAS: Readonly<Record<Exclude<UnknownRule, 'rooms'>, (centre: Centre) => boolean>> = {
  callback: ({ flows }) => flows.some(({ callback }) => (callback?.acceptance ?? 0) > 0),
  supportWait: ({ flows }) => flows.some(({ support }) => (support?.probability ?? 0) > 0),
  warmWait: ({ flows }) => flows.some(({ transfers = [] }) => transfers.some(({ warm, probability }) => warm != null && probability > 0)),
  score: ({ groups }) => groups.some(({ skills }) => skills.some(({ score }) => score != null)),
  stages: ({ groups }) => groups.some(({ skills }) => skills.some(({ stages }) => (stages?.length ?? 0) > 0)),
  breaks: ({ groups }) => groups.some(({ breaks }) => (breaks?.length ?? 0) > 0),
  backlog: ({ flows }) => flows.some(({ deferrable }) => (deferrable?.backlog ?? 0) > 0),
};
const ORDER = Object.keys(HAS) as (keyof typeof HAS)[];

/** @param roomsUnknown the solver cannot hold shared workplaces */
export function unknownRules(days: readonly OptimisationDay[], roomsUnknown: boolean): readonly UnknownRule[] {
  const found = ORDER.filter((rule) => days.some(({ centre }) => HAS[rule](centre)));
  return roomsUnknown && days.some(({ rooms }) => (rooms?.length ?? 0) > 0) ? [...found, 'rooms'] : found;
}
