/**
 * What the settings of the samples' levers rest on. A scenario is what somebody might decide: most of its figures are choices made for the
 * example, each with the range in which another choice would be as plausible. Conventions of the trade and documents are named as such; a
 * scenario's own facts override the usual entries. This floor cannot ask the levers which settings count: a test does.
 */
import type { Json, LeverUse, LocalText, Provenance } from '../model/project.ts';
import { assumed, sourced } from './provenance-entries.ts';

/** From the setting's value to what it rests on. */
type Rule = (value: number) => Provenance;
type Rules = Readonly<Record<string, Rule>>;
export type Facts = Readonly<Record<string, Provenance>>;

const CHOICE: LocalText = { fr: 'Choix du scénario, pour l’exemple.', en: 'A choice of the scenario, for the example.' };
const DATE: LocalText = { fr: 'Date supposée, à trois mois près.', en: 'Date assumed, within three months.' };
const RANK: LocalText = { fr: 'Compétence seconde : choix du scénario.', en: 'A second skill: choice of the scenario.' };

const MONTHS_EITHER_WAY = 3;
const tidy = (value: number): number => Number(value.toPrecision(3));
const between =
  (low: number, high: number, note?: LocalText): Rule =>
  () =>
    assumed(low, high, note);
/** A choice within a share of itself. */
const within =
  (share: number, note = CHOICE): Rule =>
  (value) =>
    assumed(tidy(value * (1 - share)), tidy(value * (1 + share)), note);
/** People: whole ones, about a third more or fewer, at least one. */
const people: Rule = (value) => assumed(Math.max(0, Math.round(value * 0.65)), Math.max(1, Math.round(value * 1.35)), CHOICE);
const month: Rule = (value) => assumed(Math.max(0, value - MONTHS_EITHER_WAY), value + MONTHS_EITHER_WAY, DATE);

/** Newcomers, by the trade. */
const NEWCOMER_PACE: Rule = () =>
  sourced(
    'metier',
    { fr: 'DMT d’un débutant, de 1,3 à 1,8 fois la normale.', en: 'A newcomer’s AHT, 1.3 to 1.8 times the normal.' },
    [1.3, 1.8],
  );
const NEWCOMER_MONTHS: Rule = () => sourced('metier', { fr: 'Montée en compétence, 3 à 6 mois.', en: 'Ramp-up, 3 to 6 months.' }, [3, 6]);

const LEARNING: Rules = {
  classroomWeeks: between(1, 4),
  accompanimentWeeks: between(1, 6),
  accompanimentAwayShare: between(0.1, 0.4),
  rampFactor: between(1.1, 1.5),
  rampMonths: between(2, 6),
  costPerPerson: within(0.4),
};

const USUAL: Readonly<Record<string, Rules>> = {
  'close-site': {
    moveShare: between(0.2, 0.6, { fr: 'Part des équipes qui suit : supposée.', en: 'Share of the teams that follows: assumed.' }),
    addedSeats: between(0, 20),
    addedFixedCost: between(0, 5000),
    oneOffCost: within(0.5),
  },
  'convert-team': { fte: people },
  'cross-train': { fte: people, handlingFactor: between(1, 1.15), rank: between(1, 3, RANK), queueRank: between(1, 3, RANK), ...LEARNING },
  hire: { fte: people, classroomWeeks: between(1, 4), rampFactor: NEWCOMER_PACE, rampMonths: NEWCOMER_MONTHS, costPerPerson: within(0.4) },
  'hot-support': {
    share: between(0.02, 0.1),
    afterShare: between(0.3, 0.7),
    helpSeconds: between(90, 300),
    transferFactor: between(0.6, 1),
    repeatFactor: between(0.6, 1),
  },
  incident: {
    days: between(60, 180, {
      fr: 'Durée supposée ; la lettre n’en donne pas la fin.',
      en: 'Duration assumed; the letter does not give its end.',
    }),
    ahtFactor: between(1.05, 1.3),
    dualShare: between(0.15, 0.5),
    dualSeconds: between(60, 240),
    blockedShare: between(0.03, 0.15),
    returnDays: between(10, 40),
    duplicateShare: between(0.02, 0.1),
    throttleFactor: between(0.7, 1, CHOICE),
    trainingDays: between(1, 5, CHOICE),
  },
  'leave-team': { months: between(1, 3, CHOICE), fte: people, costPerPerson: between(0, 1000) },
  'merge-flows': {
    learnedAhtFactor: between(1.05, 1.3),
    mixAhtFactor: between(1, 1.08),
    classroomWeeks: between(1, 5),
  },
  outsource: {
    share: (value) => assumed(tidy(Math.max(0, value - 0.15)), tidy(Math.min(1, value + 0.15)), CHOICE),
    rampMonths: between(1, 9, CHOICE),
    addedFte: (value) => (value === 0 ? assumed(0, 10, CHOICE) : people(value)),
    partnerAhtFactor: between(1, 1.3),
    partnerRampMonths: between(0, 6),
    reworkShare: between(0, 0.08, { fr: 'Appels qui reviennent : supposés, de 0 à 8 %.', en: 'Calls that come back: assumed, 0 to 8%.' }),
    minInHouseShare: (value) => assumed(0, tidy(Math.min(1, value + 0.1)), CHOICE),
  },
  'pool-routing': { firstAfterSeconds: between(0, 60), secondAfterSeconds: between(30, 120), partnersAfterSeconds: between(60, 240) },
  reinternalise: {
    share: (value) => assumed(tidy(Math.max(0, value - 0.1)), tidy(Math.min(1, value + 0.1)), CHOICE),
    rampMonths: between(3, 12, CHOICE),
    callsAfterMonths: between(0, 6, CHOICE),
    trainingWeeks: between(3, 8),
    beginnerAhtFactor: NEWCOMER_PACE,
    minInHouseShare: (value) => assumed(0, tidy(Math.min(1, value + 0.1)), CHOICE),
  },
  'self-care': {
    simpleShare: between(0.3, 0.7),
    simpleAhtFactor: between(0.5, 0.9),
    deflectedShare: between(0.05, 0.3),
    returnShare: between(0.1, 0.5),
    returnAhtFactor: between(1, 1.5),
    stoppedShare: between(0, 0.1),
    refusalSeconds: between(0, 60),
    paceFactor: between(0.95, 1.1),
    rampMonths: between(3, 12),
  },
  'set-attrition': {
    yearlyShare: between(0.04, 0.1),
    replacedShare: between(0.3, 1, CHOICE),
    rampFactor: NEWCOMER_PACE,
    rampMonths: NEWCOMER_MONTHS,
  },
  'variable-pay': { frozenShare: between(0.3, 1, CHOICE) },
};

const isFigure = (value: Json | undefined): value is number => typeof value === 'number';

/**
 * The use with what its settings rest on.
 * @param facts of this scenario, before the usual ones
 */
export function withOrigins(use: LeverUse, facts: Facts = {}): LeverUse {
  const rules = { month, ...USUAL[use.leverId] };
  const usual = Object.entries(rules).flatMap(([name, rule]) => {
    const value = use.params[name];
    return isFigure(value) ? [[name, rule(value)] as const] : [];
  });
  return { ...use, provenance: { ...Object.fromEntries(usual), ...facts } };
}
