/** Names of the steps that the application itself makes in a project's history. */
import { defineTexts } from '../lang.ts';

export const applicationTexts = defineTexts(
  {
    openedSample: (name: string) => `Copie de l’exemple «\u00a0${name}\u00a0»`,
    openedFile: 'Fichier ouvert',
    newProject: 'Nouveau projet',
    renamed: 'Projet renommé',
  },
  {
    openedSample: (name: string) => `Copy of the sample “${name}”`,
    openedFile: 'File opened',
    newProject: 'New project',
    renamed: 'Project renamed',
  },
);
