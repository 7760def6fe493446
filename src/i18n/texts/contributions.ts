/** Texts of "what each lever brings" on the scenario page. */
import { defineTexts } from '../lang.ts';

export const contributionTexts = defineTexts(
  {
    title: 'Ce que chaque levier apporte',
    intro: (month: string) =>
      `De la référence au scénario, en ${month}, par simulation avec les mêmes appelants. Aucun levier ne peut se cacher derrière un autre\u00a0: la somme est l’écart entier.`,
    run: 'Calculer les apports',
    stop: 'Arrêter',
    running: (percent: string, left: string) => (left ? `En calcul… ${percent}, encore ${left}` : `En calcul… ${percent}`),
    cancelled: 'Calcul arrêté.',
    failed: 'Le calcul a échoué. Réessayez\u202f; si cela continue, simulez moins de semaines.',
    stale: 'Le scénario a changé depuis ce calcul.',
    cost: (runs: number) => `${runs} combinaisons de leviers à simuler.`,
    onlyInOrder: (levers: number, most: number) =>
      `${levers} leviers\u00a0: l’apport moyen sur tous les ordres est calculé jusqu’à ${most} leviers actifs. Voici l’apport dans l’ordre du plan.`,
    measure: 'Mesure',
    of: 'Pour',
    allFlows: 'tous les appels',
    lever: 'Levier',
    inOrder: 'Dans l’ordre du plan',
    averaged: 'En moyenne sur tous les ordres',
    whole: 'Écart entier',
    sentence: (gain: string, largest: string, part: string) =>
      `Écart entier\u00a0: ${gain}. Le plus gros apport, en moyenne sur tous les ordres\u00a0: ${largest} (${part}).`,
    sentenceInOrder: (gain: string, largest: string, part: string) =>
      `Écart entier\u00a0: ${gain}. Le plus gros apport, dans l’ordre du plan\u00a0: ${largest} (${part}).`,
    noneShown: 'aucun apport montré',
    definition: {
      inOrder: 'Le chiffre avec ce levier et tous ceux placés avant lui, moins le chiffre avec ceux placés avant lui seulement.',
      averaged:
        'La moyenne, sur tous les ordres où les leviers pourraient venir, de ce que ce levier ajoute à ceux qui le précèdent (valeur de Shapley). Un levier sans effet a 0, deux leviers semblables ont le même apport.',
      interval: 'Intervalle à 95\u00a0% sur les semaines simulées\u202f; toutes les combinaisons rencontrent les mêmes appelants.',
    },
    skipped: 'Un levier qui en suppose un autre n’agit pas dans les combinaisons où celui-ci manque.',
  },
  {
    title: 'What each lever brings',
    intro: (month: string) =>
      `From the baseline to the scenario, in ${month}, by simulation with the same callers. No lever can hide behind another: the sum is the whole difference.`,
    run: 'Compute contributions',
    stop: 'Stop',
    running: (percent: string, left: string) => (left ? `Computing… ${percent}, ${left} left` : `Computing… ${percent}`),
    cancelled: 'Computation stopped.',
    failed: 'The computation failed. Try again; if it goes on, simulate fewer weeks.',
    stale: 'The scenario has changed since this computation.',
    cost: (runs: number) => `${runs} combinations of levers to simulate.`,
    onlyInOrder: (levers: number, most: number) =>
      `${levers} levers: the contribution averaged over all orders is computed for up to ${most} active levers. Here is the contribution in the plan’s order.`,
    measure: 'Measure',
    of: 'For',
    allFlows: 'all calls',
    lever: 'Lever',
    inOrder: 'In the plan’s order',
    averaged: 'Averaged over all orders',
    whole: 'Whole difference',
    sentence: (gain: string, largest: string, part: string) =>
      `Whole difference: ${gain}. Largest contribution, averaged over all orders: ${largest} (${part}).`,
    sentenceInOrder: (gain: string, largest: string, part: string) =>
      `Whole difference: ${gain}. Largest contribution, in the plan’s order: ${largest} (${part}).`,
    noneShown: 'no contribution shown',
    definition: {
      inOrder: 'The figure with this lever and all those before it, less the figure with those before it alone.',
      averaged:
        'The mean, over all orders in which the levers might come, of what this lever adds to those before it (Shapley value). A lever without effect has 0, two levers alike have the same.',
      interval: '95% interval over the simulated weeks; all combinations meet the same callers.',
    },
    skipped: 'A lever that builds on another does not act in the combinations that lack it.',
  },
);
