/** Texts around every chart: its switch to a table, its picture, its legend. */
import { defineTexts } from '../lang.ts';

export const chartTexts = defineTexts(
  {
    visit: 'Parcourir les points du graphique',
    asChart: 'Graphique',
    asTable: 'Tableau',
    view: (title: string) => `Affichage de «\u00a0${title}\u00a0»`,
    savePicture: 'Image PNG',
    savePictureOf: (title: string) => `Enregistrer «\u00a0${title}\u00a0» en image PNG`,
    legend: 'Légende',
    nothing: 'Rien à montrer ici.',
    required: 'requis',
    staffed: 'présents',
    missing: 'manque',
    hollow: 'point creux\u00a0: pas d’écart montré',
    interval: 'trait\u00a0: intervalle à 95\u00a0%',
  },
  {
    visit: 'Go through the points of the chart',
    asChart: 'Chart',
    asTable: 'Table',
    view: (title: string) => `View of “${title}”`,
    savePicture: 'PNG picture',
    savePictureOf: (title: string) => `Save “${title}” as a PNG picture`,
    legend: 'Legend',
    nothing: 'Nothing to show here.',
    required: 'required',
    staffed: 'staffed',
    missing: 'missing',
    hollow: 'hollow dot: no difference shown',
    interval: 'whisker: 95% interval',
  },
);
