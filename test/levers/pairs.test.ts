/** Any two levers, in either order, with the parameters of their examples: nothing crashes, and the result is sound or somebody said why. */
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../src/i18n/lang.ts';
import { applyScenario } from '../../src/levers/apply-scenario.ts';
import { exampleNetwork } from '../../src/levers/example-network.ts';
import { LEVERS } from '../../src/levers/registry.ts';
import type { LeverUse } from '../../src/model/project.ts';
import { validateNetwork } from '../../src/model/project-validation.ts';

/** Uses of a lever: its first example, its suggestion and its presets, all on the example network. */
const usesOf = LEVERS.map(({ lever, examples, presets }) => {
  const suggested = lever.suggest(exampleNetwork);
  const settings = [
    examples[0]!.params,
    suggested,
    ...presets.map((preset) => ({ ...suggested, ...preset.params(exampleNetwork, suggested) })),
  ];
  return settings.map(
    (params, index): LeverUse => ({ id: `${lever.id}-${index}`, leverId: lever.id, version: lever.version, enabled: true, params }),
  );
});

const textsOf = new Map(LEVERS.map(({ lever, strings }) => [lever.id, strings]));

function faultsOf(first: LeverUse, second: LeverUse): readonly string[] {
  const uses = [first, { ...second, id: `${second.id}-second` }];
  const { months, issues } = applyScenario(exampleNetwork, uses);
  const faults: string[] = [];
  // A lever that says it takes the last advisers away is allowed to leave a flow without any.
  const warned = issues.some((issue) => issue.code === 'lastAdvisers');
  for (const { month, network, effects } of [months[5]!, months[11]!]) {
    const errors = validateNetwork(network).filter((issue) => issue.severity === 'error');
    if (!warned) faults.push(...errors.map((issue) => `month ${month}: ${issue.path} ${issue.code}`));
    for (const { leverUseId, effects: facts } of effects) {
      const use = uses.find((one) => one.id === leverUseId)!;
      for (const lang of LANGS) {
        const said = facts.map((fact) => textsOf.get(use.leverId)![lang].effect(fact));
        faults.push(...said.filter((sentence) => /undefined|NaN|Infinity|null|\[object/.test(sentence)));
      }
    }
  }
  return faults.map((fault) => `${first.id} then ${second.id}: ${fault}`);
}

describe.each(LEVERS.map(({ lever }, position) => [lever.id, position] as const))('%s before any other lever', (_id, position) => {
  it('leaves a sound network, whichever comes next', () => {
    const [first, ...others] = usesOf[position]!;
    const faults = usesOf.flatMap((uses) => uses.flatMap((second) => faultsOf(first!, second)));
    // Its other settings meet each lever's first.
    faults.push(...others.flatMap((use) => usesOf.flatMap(([second]) => faultsOf(use, second!))));
    expect(faults).toEqual([]);
  });
});
