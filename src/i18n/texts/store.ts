/** Texts of saving: save states, recovery at start, second tab, full disk, files. */
import { defineTexts } from '../lang.ts';

export const storeTexts = defineTexts(
  {
    /** Save states. `when` is a time of day, or a date with the time. */
    saving: 'enregistrement…',
    memory: 'pas encore enregistré',
    memoryHint: 'Le travail n’est pour l’instant que dans la mémoire de cet onglet.',
    computer: (when: string) => `enregistré sur cet ordinateur, ${when}`,
    computerHint: 'Le projet est dans le stockage de ce navigateur, sur cet ordinateur. Exportez-le pour le garder ailleurs.',
    file: (when: string) => `enregistré dans un fichier, ${when}`,
    fileHint: 'L’état affiché est dans un fichier et sur cet ordinateur.',
    readOnly: 'lecture seule',
    noCopies: 'sans copie de secours',
    noCopiesHint:
      'Ce navigateur n’offre pas de place pour la copie de secours, ou il n’y en a plus\u00a0: exportez le projet de temps en temps.',
    exportFile: 'Exporter le fichier',
    tryAgain: 'Réessayer',
    showSaved: 'Voir l’état enregistré',
    errors: {
      storageFull: 'Plus de place\u00a0: la dernière modification n’est pas enregistrée. Exportez le fichier ou libérez de la place.',
      conflict: 'Un autre onglet a enregistré ce projet entre-temps. Exportez votre version si vous y tenez, puis voyez l’état enregistré.',
      unavailable: 'Ce navigateur ne permet pas d’enregistrer\u00a0: exportez le fichier avant de fermer.',
      failed: 'L’enregistrement a échoué, il est retenté. En attendant, exportez le fichier.',
    },

    /** Second tab. */
    otherTab: 'Ce projet est ouvert dans un autre onglet, qui seul peut le modifier. Vous le lisez ici, tel qu’il y est enregistré.',
    takeOver: 'Modifier ici',
    takeOverHint: 'L’autre onglet enregistre, puis passe en lecture seule.',

    /** Recovery at start. */
    recoveryTitle: 'Du travail à retrouver',
    recoveryIntro:
      'Au dernier arrêt, le stockage du navigateur n’a pas tout gardé. La copie de secours a l’état ci-dessous. Rien n’est changé sans votre accord.',
    copyOf: (when: string) => `copie de secours, ${when}`,
    copyWithoutDate: 'étape antérieure',
    found: 'trouvé ici',
    copy: 'copie de secours',
    missing: 'manquant',
    lastStep: 'dernière étape',
    sites: 'sites',
    flows: 'flux',
    teams: 'équipes',
    advisers: 'conseillers',
    scenarios: 'scénarios',
    measure: 'contenu',
    restore: 'Reprendre la copie',
    restoreHint: 'L’état trouvé reste l’étape précédente\u00a0: «\u00a0Annuler\u00a0» y revient.',
    keepFound: 'Garder l’état trouvé',
    discardCopy: 'Supprimer la copie',
    discardConfirm: (name: string) => `Supprimer définitivement la copie de «\u00a0${name}\u00a0»\u202f?`,
    unreadable: 'Cette copie ne peut pas être lue.',
    later: 'Décider plus tard',
    actionFailed: 'Cela n’a pas abouti\u202f; rien n’est perdu de plus. Réessayez, ou redémarrez le navigateur.',
    close: 'Fermer',
    lostTitle: 'Introuvable',
    lost: (names: string) =>
      `Ces projets étaient sur cet ordinateur et n’y sont plus, sans copie de secours\u00a0: ${names}. Si vous les avez exportés, ouvrez le fichier.`,
    behind: (name: string) =>
      `«\u00a0${name}\u00a0» est revenu à un état antérieur au dernier enregistrement, et aucune copie plus récente n’existe. Vérifiez-le avant de continuer.`,
    damaged: (id: string) => `Un projet (${id}) est abîmé et n’a pas de copie. Son contenu brut peut être sauvé dans un fichier texte.`,
    saveRaw: 'Sauver le contenu brut',
    removeRest: 'Supprimer ce qui en reste',
    forget: 'Ne plus le signaler',
    newerTitle: 'Version plus récente',
    newer:
      'Les projets de cet ordinateur ont été enregistrés par une version plus récente de Plateau. Cette version-ci n’y touche pas. Rechargez la page pour mettre à jour\u202f; d’ici là, seuls les fichiers peuvent être ouverts.',
    brokenTitle: 'Le stockage ne s’ouvre pas',
    broken:
      'La base de ce navigateur ne s’ouvre pas. Redémarrer le navigateur suffit souvent. Sinon, Plateau peut en créer une nouvelle, vide, puis proposer les copies de secours.',
    rebuild: 'Créer une base vide',
    rebuildConfirm: 'Ce que la base abîmée contient encore sera effacé\u202f; les copies de secours restent. Continuer\u202f?',
    absentTitle: 'Rien ne sera gardé',
    absent:
      'Ce navigateur n’offre pas de stockage (navigation privée ou réglage). Travaillez avec des fichiers\u00a0: exportez avant de fermer.',

    /** Files. */
    fileKind: 'Projet Plateau',
    untitled: 'projet',
    dropHere: 'Déposer ici le fichier du projet pour l’ouvrir',
  },
  {
    saving: 'saving…',
    memory: 'not saved yet',
    memoryHint: 'For now the work is only in this tab’s memory.',
    computer: (when: string) => `saved on this computer, ${when}`,
    computerHint: 'The project is in this browser’s storage on this computer. Export it to keep it elsewhere.',
    file: (when: string) => `saved in a file, ${when}`,
    fileHint: 'The state on screen is in a file and on this computer.',
    readOnly: 'read-only',
    noCopies: 'no backup copy',
    noCopiesHint: 'This browser gives no room for the backup copy, or there is none left: export the project from time to time.',
    exportFile: 'Export the file',
    tryAgain: 'Try again',
    showSaved: 'Show the saved state',
    errors: {
      storageFull: 'No room left: the last change is not saved. Export the file or free some space.',
      conflict: 'Another tab has saved this project meanwhile. Export your version if you want to keep it, then show the saved state.',
      unavailable: 'This browser does not allow saving: export the file before you close.',
      failed: 'Saving failed and is being tried again. Meanwhile, export the file.',
    },

    otherTab: 'This project is open in another tab, which alone can change it. Here you read it as it is saved there.',
    takeOver: 'Edit here',
    takeOverHint: 'The other tab saves, then becomes read-only.',

    recoveryTitle: 'Work to get back',
    recoveryIntro:
      'When the browser last stopped, its storage did not keep everything. The backup copy has the state below. Nothing is changed without your consent.',
    copyOf: (when: string) => `backup copy, ${when}`,
    copyWithoutDate: 'earlier step',
    found: 'found here',
    copy: 'backup copy',
    missing: 'missing',
    lastStep: 'last step',
    sites: 'sites',
    flows: 'flows',
    teams: 'teams',
    advisers: 'advisers',
    scenarios: 'scenarios',
    measure: 'content',
    restore: 'Take the copy',
    restoreHint: 'The state found stays as the step before: “Undo” goes back to it.',
    keepFound: 'Keep the state found',
    discardCopy: 'Delete the copy',
    discardConfirm: (name: string) => `Delete the copy of “${name}” for good?`,
    unreadable: 'This copy cannot be read.',
    later: 'Decide later',
    actionFailed: 'That did not work; nothing more is lost. Try again, or restart the browser.',
    close: 'Close',
    lostTitle: 'Not found',
    lost: (names: string) =>
      `These projects were on this computer and are gone, with no backup copy: ${names}. If you exported them, open the file.`,
    behind: (name: string) =>
      `“${name}” fell back to a state older than its last save, and there is no newer copy. Check it before you go on.`,
    damaged: (id: string) => `A project (${id}) is damaged and has no copy. Its raw content can be saved to a text file.`,
    saveRaw: 'Save the raw content',
    removeRest: 'Delete what is left of it',
    forget: 'Do not mention it again',
    newerTitle: 'Newer version',
    newer:
      'The projects on this computer were saved by a newer version of Plateau. This one leaves them alone. Reload the page to update; until then only files can be opened.',
    brokenTitle: 'The storage does not open',
    broken:
      'This browser’s database does not open. Restarting the browser is often enough. Otherwise Plateau can make a new, empty one and then offer the backup copies.',
    rebuild: 'Make an empty database',
    rebuildConfirm: 'What the damaged database still holds will be erased; the backup copies stay. Go on?',
    absentTitle: 'Nothing will be kept',
    absent: 'This browser offers no storage (private window or settings). Work with files: export before you close.',

    fileKind: 'Plateau project',
    untitled: 'project',
    dropHere: 'Drop the project file here to open it',
  },
);
