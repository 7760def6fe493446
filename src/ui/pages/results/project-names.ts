/** Names on screen: of scenarios, flows, sites and profiles, in the order and style the project gives them. Pure. */
import { type Lang, localText } from '../../../i18n/lang.ts';
import { resultTexts } from '../../../i18n/texts/results.ts';
import type { Id, Network } from '../../../model/network.ts';
import type { Project } from '../../../model/project.ts';
import { BASELINE_ID } from '../../../model/vocabulary.ts';
import { BASELINE_STYLE, type VariantStyle, variantStyle } from '../../parts/variant.ts';

export interface Variant {
  readonly id: Id;
  readonly name: string;
  readonly style: VariantStyle;
}

/** The baseline, then the scenarios in the project's order; the same colour and marker everywhere. */
export function variantsOf(project: Project, lang: Lang): readonly Variant[] {
  return [
    { id: BASELINE_ID, name: resultTexts[lang].baseline, style: BASELINE_STYLE },
    ...project.scenarios.map((scenario, index) => ({ id: scenario.id, name: localText(scenario.name, lang), style: variantStyle(index) })),
  ];
}

type Named = { readonly id: Id; readonly name: string };

function nameIn(networks: readonly Network[], part: (network: Network) => readonly Named[], id: Id): string {
  for (const network of networks) {
    const found = part(network).find((row) => row.id === id);
    if (found) return found.name;
  }
  return id;
}

export interface Names {
  readonly flow: (id: Id | null) => string;
  readonly site: (id: Id | null) => string;
  readonly profile: (id: Id | null) => string;
}

/** @param networks where names are looked up, in order: the baseline, then the scenarios' (a lever may add rows) */
export function namesOf(networks: readonly Network[], lang: Lang): Names {
  const texts = resultTexts[lang];
  return {
    flow: (id) => (id === null ? texts.allFlows : nameIn(networks, (network) => network.flows, id)),
    site: (id) => (id === null ? texts.allSites : nameIn(networks, (network) => network.sites, id)),
    profile: (id) => (id === null ? texts.allProfiles : nameIn(networks, (network) => network.skillProfiles, id)),
  };
}
