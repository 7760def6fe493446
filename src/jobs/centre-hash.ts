/**
 * One hash for one centre, made of the hashes of its parts: the skills of a group stand in it by their own hash. Days and groups that share a list of
 * skills, as most weekdays do, have it hashed once, and a centre asked for again is remembered while it lives. Centres never change in place.
 */
import type { Centre, CentreSkill } from '../model/centre.ts';
import { contentHash } from '../model/content-hash.ts';

const hashesOfSkills = new WeakMap<readonly CentreSkill[], string>();
const hashesOfCentres = new WeakMap<Centre, string>();

function hashOfSkills(skills: readonly CentreSkill[]): string {
  const known = hashesOfSkills.get(skills);
  if (known !== undefined) return known;
  const hash = contentHash(skills);
  hashesOfSkills.set(skills, hash);
  return hash;
}

/** Piece by piece, for callers who let others in between. @returns SHA-256, hexadecimal */
export function* centreHashSteps(centre: Centre): Generator<void, string> {
  const known = hashesOfCentres.get(centre);
  if (known !== undefined) return known;
  const skills: string[] = [];
  for (const group of centre.groups) {
    skills.push(hashOfSkills(group.skills));
    yield;
  }
  const flows: string[] = [];
  for (const flow of centre.flows) {
    flows.push(contentHash(flow));
    yield;
  }
  const hash = contentHash({ ...centre, flows, groups: centre.groups.map((group, index) => ({ ...group, skills: skills[index] })) });
  hashesOfCentres.set(centre, hash);
  return hash;
}

export function centreHash(centre: Centre): string {
  const steps = centreHashSteps(centre);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
