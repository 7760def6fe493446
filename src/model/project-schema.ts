/**
 * The shape of a project file: which fields there are and of which kind. Shape only: a negative volume or a flow nobody answers must open
 * (project-validation.ts tells what to mend); a text where a number belongs must not. Every object is loose: fields this version does not
 * know are kept, so that a file made by a later version with the same format number loses nothing here.
 */
import * as v from 'valibot';
import { PROJECT_FORMAT, type Project } from './project.ts';

/** Names that would reach into JavaScript's own objects. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Ids travel in paths (`/`) and in compiled names (`@`, `~`). */
const ID_PATTERN = /^[^/@~\p{Cc}]{1,120}$/u;

export function isGoodId(id: string): boolean {
  return ID_PATTERN.test(id) && !FORBIDDEN_KEYS.has(id);
}

const text = v.string();
const id = v.pipe(v.string(), v.check(isGoodId, 'badId'));
const number = v.number();
const optionalNumber = v.nullable(v.number());
const localText = v.union([v.string(), v.looseObject({ fr: v.string(), en: v.string() })]);
const ids = v.array(id);

const dayHours = v.nullable(v.looseObject({ fromMinute: number, toMinute: number }));
const weekHours = v.pipe(v.array(dayHours), v.length(7, 'wrongLength'));

const site = v.looseObject({
  id,
  name: text,
  regionId: text,
  kind: v.picklist(['internal', 'partner', 'offshore']),
  seats: number,
  homeSeats: v.optional(number),
  classroomSeats: v.optional(number),
  minimumAdvisers: v.optional(number),
  opening: weekHours,
  pricePerCall: optionalNumber,
  fixedCostPerMonth: number,
  latitude: optionalNumber,
  longitude: optionalNumber,
});

const flow = v.looseObject({
  id,
  name: text,
  universe: text,
  line: v.picklist(['N1', 'N2']),
  deferrable: v.boolean(),
  backlog: v.optional(number),
  backlogArrivals: v.optional(v.array(v.looseObject({ month: number, pieces: number }))),
  keepFree: v.optional(number),
  support: v.optional(v.nullable(v.looseObject({ flowId: text, share: number, afterShare: v.optional(number) }))),
  callback: v.optional(
    v.nullable(
      v.looseObject({ afterSeconds: number, acceptanceShare: number, reachedShare: v.optional(number), failedSeconds: v.optional(number) }),
    ),
  ),
  customers: v.optional(number),
  mostCustomersPerFte: v.optional(number),
  volumeByMonth: v.array(number),
  profileId: text,
  ahtSeconds: number,
  ahtCv: number,
  patienceSeconds: optionalNumber,
  balkingShare: number,
  dayVariationCv: number,
  target: v.looseObject({ withinSeconds: number, share: number, maxAbandonment: v.optional(number) }),
  redial: v.looseObject({ afterAbandonmentShare: number, afterBlockingShare: number, delaySeconds: number }),
  repeat: v.looseObject({ share: number, delaySeconds: number }),
  transfers: v.array(v.looseObject({ toFlowId: text, share: number })),
  origins: v.array(v.looseObject({ siteId: text, share: number })),
  routing: v.looseObject({
    start: v.picklist(['site', 'region', 'nation']),
    overflow: v.array(v.looseObject({ reach: v.picklist(['site', 'region', 'nation', 'partner']), afterSeconds: number })),
    partnerShare: number,
    partnerHours: v.nullable(weekHours),
    partnerRework: v.optional(v.nullable(v.looseObject({ toFlowId: text, share: number }))),
    aid: v.optional(v.array(v.looseObject({ id, siteId: text, zoneSiteId: text, afterSeconds: number, hours: v.nullable(weekHours) }))),
  }),
});

const bands = v.looseObject({ under1Year: number, from1To5Years: number, over5Years: number });
const variablePay = v.looseObject({
  targetEurosPerMonth: number,
  individualShare: number,
  collectiveShare: number,
  qualityShare: number,
  frozenShare: v.optional(number),
});

const cohort = v.looseObject({
  fte: number,
  awayShare: number,
  classroomShare: v.optional(number),
  handlingFactor: number,
  flowIds: v.array(text),
});

const team = v.looseObject({
  id,
  siteId: text,
  profileId: text,
  headcount: number,
  fte: number,
  weeklyHours: number,
  seniority: bands,
  attritionPerYearShare: number,
  attritionByBand: v.optional(bands),
  shrinkageShare: number,
  absenceShare: v.optional(number),
  handlingFactor: v.optional(number),
  variablePay: v.optional(variablePay),
  costPerHour: number,
  rosterId: text,
  cohorts: v.array(cohort),
  agentsByHalfHour: v.nullable(v.array(v.array(number))),
});

const trainingPath = v.looseObject({
  id,
  fromProfileId: text,
  toProfileId: text,
  classroomWeeks: number,
  accompanimentWeeks: number,
  accompanimentAwayShare: number,
  rampFactor: number,
  rampMonths: number,
  costPerPerson: number,
});

const network = v.looseObject({
  horizon: v.looseObject({
    startMonth: text,
    months: number,
    holidays: v.optional(v.literal('fr')),
    occasionalDays: v.optional(v.array(v.looseObject({ weekday: number, perMonth: number }))),
  }),
  regions: v.array(v.looseObject({ id, name: text, minimumAdvisers: v.optional(number) })),
  sites: v.array(site),
  profiles24: v.array(v.looseObject({ id, name: text, halfHourWeights: v.array(number), weekdayWeights: v.array(number) })),
  flows: v.array(flow),
  skillProfiles: v.array(
    v.looseObject({
      id,
      name: text,
      skills: v.array(v.looseObject({ flowId: text, handlingFactor: number, rank: number, queueRank: number })),
    }),
  ),
  teams: v.array(team),
  answerGroups: v.array(v.looseObject({ id, name: text, flowIds: ids })),
  trainingPaths: v.array(trainingPath),
  supportPosts: v.array(
    v.looseObject({
      id,
      siteId: text,
      kind: v.picklist(['support', 'teamLeader', 'planning', 'trainer']),
      fte: number,
      learnersPerPost: v.optional(number),
      costPerHour: v.optional(number),
    }),
  ),
  disruptions: v.array(
    v.looseObject({
      id,
      name: text,
      fromMonth: number,
      months: number,
      siteId: v.nullable(text),
      flowId: v.nullable(text),
      capacityFactor: number,
      ahtFactor: number,
    }),
  ),
  oneOffCosts: v.array(v.looseObject({ id, name: text, month: number, euros: number })),
});

const provenance = v.looseObject({
  sourceId: v.nullable(text),
  typed: v.optional(v.boolean()),
  low: v.optional(number),
  high: v.optional(number),
  note: v.optional(localText),
});

const scenario = v.looseObject({
  id,
  name: localText,
  note: localText,
  madeBy: v.picklist(['user', 'sample', 'optimiser']),
  levers: v.array(
    v.looseObject({
      id,
      leverId: text,
      version: number,
      enabled: v.boolean(),
      params: v.record(v.string(), v.unknown()),
      provenance: v.optional(v.record(v.string(), provenance)),
    }),
  ),
});

const project = v.looseObject({
  format: v.literal(PROJECT_FORMAT),
  id,
  name: localText,
  sampleId: v.nullable(text),
  baseline: network,
  baselineLocked: v.boolean(),
  scenarios: v.array(scenario),
  sources: v.array(v.looseObject({ id, title: localText, detail: localText })),
  provenance: v.record(v.string(), provenance),
  drafts: v.record(v.string(), text),
  run: v.looseObject({ month: number, seed: number, weeks: number, occupancyCap: number }),
});

/** One thing wrong with the shape. `keys` lead to it from the project, positions as numbers. */
export interface ShapeFault {
  readonly keys: readonly (string | number)[];
  readonly code: 'missingField' | 'wrongType' | 'badId' | 'wrongLength' | 'choice';
  readonly value: unknown;
  readonly expected: string;
}

function codeOf(issue: v.BaseIssue<unknown>): ShapeFault['code'] {
  if (issue.received === 'undefined') return 'missingField';
  if (issue.type === 'check') return 'badId';
  if (issue.type === 'length') return 'wrongLength';
  return issue.type === 'picklist' || issue.type === 'literal' ? 'choice' : 'wrongType';
}

/** What the schema asks for, as a word of the issue texts ('number', 'string', …) or the list of choices. */
function expectedOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'union') return 'string';
  if (issue.type === 'loose_object' || issue.type === 'record') return 'object';
  const known = ['number', 'string', 'boolean', 'array'];
  return known.includes(issue.type) ? issue.type : (issue.expected ?? '').replaceAll(/["()]/g, '').replaceAll(' | ', ', ');
}

const keysOf = (issue: v.BaseIssue<unknown>): readonly (string | number)[] =>
  (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));

export type ShapeResult = { readonly ok: true; readonly project: Project } | { readonly ok: false; readonly faults: readonly ShapeFault[] };

/** Rebuilds a project from parsed JSON through the schema: own plain objects only, unknown fields kept. */
export function parseProjectShape(value: unknown): ShapeResult {
  const parsed = v.safeParse(project, value);
  // The schema has proven every field that Project names; ids and tuples are narrower types than a schema can say.
  if (parsed.success) return { ok: true, project: parsed.output as unknown as Project };
  const faults = parsed.issues.map((issue) => ({
    keys: keysOf(issue),
    code: codeOf(issue),
    value: issue.input,
    expected: expectedOf(issue),
  }));
  return { ok: false, faults };
}
