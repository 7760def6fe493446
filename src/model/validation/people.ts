/** Checks who works: skill profiles, teams, cohorts in training, training paths. */
import type { Network, Team } from '../network.ts';
import { indexOf } from '../network-index.ts';
import { HALF_HOURS } from '../vocabulary.ts';
import { COUNT, type Findings, type NumberRule, SHARE } from './findings.ts';

const FTE: NumberRule = { min: 0, max: 100_000 };
const FACTOR: NumberRule = { min: 0, above: true, max: 10 };
const RANK: NumberRule = { min: 1, max: 99, integer: true };
const WEEKS: NumberRule = { min: 0, max: 104 };
const USUAL_SHRINKAGE = { min: 0.05, max: 0.5, unit: 'share' } as const;
const DAYS_A_WEEK = 7;
/** Hundredths of an FTE are rounding, not people. */
const FTE_TOLERANCE = 0.01;
/** Half a person: what a month's headcount, rounded to whole people, may lack of the FTE, which stay fractions. */
export const ROUNDED_HEADS = 0.5;

function checkProfiles(network: Network, found: Findings): void {
  found.uniqueIds('skillProfiles', network.skillProfiles);
  found.names('skillProfiles', network.skillProfiles);
  for (const profile of network.skillProfiles) {
    const path = `skillProfiles/${profile.id}/skills`;
    if (profile.skills.length === 0) found.warn(path, 'noSkill');
    for (const skill of profile.skills) {
      found.reference(`${path}/${skill.flowId}/flowId`, skill.flowId, indexOf(network).flows);
      found.number(`${path}/${skill.flowId}/handlingFactor`, skill.handlingFactor, FACTOR);
      found.number(`${path}/${skill.flowId}/rank`, skill.rank, RANK);
      found.number(`${path}/${skill.flowId}/queueRank`, skill.queueRank, RANK);
    }
    found.notTwice(
      path,
      profile.skills.map((skill) => skill.flowId),
    );
  }
}

function checkTeamPeople(team: Team, found: Findings, headTolerance: number): void {
  const path = `teams/${team.id}`;
  const counted = found.number(`${path}/headcount`, team.headcount, COUNT);
  if (found.number(`${path}/fte`, team.fte, FTE) && counted && team.fte > team.headcount + headTolerance) {
    found.warn(`${path}/fte`, 'fteAboveHeadcount', team.fte, { max: team.headcount });
  }
  found.number(`${path}/weeklyHours`, team.weeklyHours, { min: 0, above: true, max: 60 });
  const { under1Year, from1To5Years, over5Years } = team.seniority;
  const bands = { under1Year, from1To5Years, over5Years };
  const allFine = Object.entries(bands).map(([band, share]) => found.number(`${path}/seniority/${band}`, share, SHARE));
  if (allFine.every(Boolean)) found.sumsToOne(`${path}/seniority`, Object.values(bands));
  found.number(`${path}/attritionPerYearShare`, team.attritionPerYearShare, SHARE);
  for (const band of ['under1Year', 'from1To5Years', 'over5Years'] as const) {
    if (team.attritionByBand) found.number(`${path}/attritionByBand/${band}`, team.attritionByBand[band], SHARE);
  }
  if (
    found.number(`${path}/shrinkageShare`, team.shrinkageShare, SHARE) &&
    (team.shrinkageShare < USUAL_SHRINKAGE.min || team.shrinkageShare > USUAL_SHRINKAGE.max)
  ) {
    found.warn(`${path}/shrinkageShare`, 'unusual', team.shrinkageShare, USUAL_SHRINKAGE);
  }
  if (team.absenceShare !== undefined) found.number(`${path}/absenceShare`, team.absenceShare, SHARE);
  if (team.handlingFactor !== undefined) found.number(`${path}/handlingFactor`, team.handlingFactor, FACTOR);
  found.number(`${path}/costPerHour`, team.costPerHour, { min: 0, max: 1000 });
}

function checkPay(team: Team, found: Findings): void {
  if (team.variablePay === undefined) return;
  const path = `teams/${team.id}/variablePay`;
  const { targetEurosPerMonth, individualShare, collectiveShare, qualityShare, frozenShare } = team.variablePay;
  found.number(`${path}/targetEurosPerMonth`, targetEurosPerMonth, { min: 0, max: 100_000 });
  const parts = { individualShare, collectiveShare, qualityShare };
  const allFine = Object.entries(parts).map(([part, share]) => found.number(`${path}/${part}`, share, SHARE));
  if (allFine.every(Boolean)) found.sumsToOne(path, Object.values(parts));
  if (frozenShare !== undefined) found.number(`${path}/frozenShare`, frozenShare, { min: 0, max: 2, unit: 'share' });
}

function checkCohorts(team: Team, network: Network, found: Findings): void {
  const path = `teams/${team.id}/cohorts`;
  let sum = 0;
  team.cohorts.forEach((cohort, index) => {
    found.number(`${path}/${index}/fte`, cohort.fte, FTE);
    found.number(`${path}/${index}/awayShare`, cohort.awayShare, SHARE);
    if (cohort.classroomShare !== undefined) found.number(`${path}/${index}/classroomShare`, cohort.classroomShare, SHARE);
    found.number(`${path}/${index}/handlingFactor`, cohort.handlingFactor, FACTOR);
    for (const flowId of cohort.flowIds) found.reference(`${path}/${index}/flowIds`, flowId, indexOf(network).flows);
    sum += cohort.fte;
  });
  if (sum > team.fte + FTE_TOLERANCE) found.add(path, 'moreThanTeam', sum, { max: team.fte });
}

function checkFixedAgents(team: Team, found: Findings): void {
  const days = team.agentsByHalfHour;
  if (days === null) return;
  const path = `teams/${team.id}/agentsByHalfHour`;
  if (days.length !== DAYS_A_WEEK) found.add(path, 'wrongLength', days.length, { expected: DAYS_A_WEEK });
  days.forEach((agents, day) => {
    if (agents.length !== HALF_HOURS) found.add(`${path}/${day}`, 'wrongLength', agents.length, { expected: HALF_HOURS });
    agents.forEach((count, half) => {
      found.number(`${path}/${day}/${half}`, count, { min: 0, max: 100_000 });
    });
  });
}

function checkPaths(network: Network, found: Findings): void {
  found.uniqueIds('trainingPaths', network.trainingPaths);
  const { profiles } = indexOf(network);
  for (const training of network.trainingPaths) {
    const path = `trainingPaths/${training.id}`;
    found.reference(`${path}/fromProfileId`, training.fromProfileId, profiles);
    found.reference(`${path}/toProfileId`, training.toProfileId, profiles);
    if (training.fromProfileId === training.toProfileId) found.add(`${path}/toProfileId`, 'sameBothEnds', training.toProfileId);
    found.number(`${path}/classroomWeeks`, training.classroomWeeks, WEEKS);
    found.number(`${path}/accompanimentWeeks`, training.accompanimentWeeks, WEEKS);
    found.number(`${path}/accompanimentAwayShare`, training.accompanimentAwayShare, SHARE);
    found.number(`${path}/rampFactor`, training.rampFactor, FACTOR);
    found.number(`${path}/rampMonths`, training.rampMonths, { min: 0, max: 60 });
    found.number(`${path}/costPerPerson`, training.costPerPerson, { min: 0, max: 1e6 });
  }
}

/** @param headTolerance FTE that a team may have above its headcount */
export function checkPeople(network: Network, found: Findings, headTolerance = FTE_TOLERANCE): void {
  checkProfiles(network, found);
  found.uniqueIds('teams', network.teams);
  if (network.teams.length === 0) found.add('teams', 'noRows');
  const { sites, profiles, profiles24 } = indexOf(network);
  for (const team of network.teams) {
    const path = `teams/${team.id}`;
    found.reference(`${path}/siteId`, team.siteId, sites);
    found.reference(`${path}/profileId`, team.profileId, profiles);
    found.reference(`${path}/rosterId`, team.rosterId, profiles24);
    checkTeamPeople(team, found, headTolerance);
    checkPay(team, found);
    checkCohorts(team, network, found);
    checkFixedAgents(team, found);
  }
  checkPaths(network, found);
}
