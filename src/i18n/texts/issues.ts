/**
 * One sentence for each code of an issue, naming the value and what would be right. The place is named by ./path-label.ts, so that the same
 * sentence fits at the cell and in the list of what to mend. An unknown code still gives a usable sentence.
 */
import { formatMinutesOfDay, formatMonth, formatNumber, formatShare, formatWeekday, NO_VALUE, typesetFrench } from '../format.ts';
import { defineTexts, type Lang } from '../lang.ts';
import { type LeverFieldLabel, type NamedProject, pathLabel, rowName } from './path-label.ts';

export { type LeverFieldLabel, type NamedProject, pathLabel, rowName } from './path-label.ts';

/** The part of an issue that its sentence needs (see src/model/issue.ts). */
export interface IssueFacts {
  readonly path: string;
  readonly code: string;
  readonly value?: unknown;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Parameters already written out in the language; an absent one is '–'. */
interface Words {
  readonly of: (key: string) => string;
  readonly has: (key: string) => boolean;
}

const text = defineTexts(
  {
    required: (_v: string, _p: Words) => 'Il manque une valeur ici.',
    missingField: (_v: string, p: Words) => `Il manque le champ « ${p.of('name')} ».`,
    unknownField: (_v: string, p: Words) => `Le champ « ${p.of('name')} » n’existe pas dans ce format.`,
    callersOnly: (_v: string, p: Words) => `Le champ « ${p.of('name')} » ne vaut que pour des appelants, pas pour un travail différable.`,
    onlyOneOf: (_v: string, p: Words) => `« ${p.of('name')} » ou « ${p.of('other')} », pas les deux.`,
    supportCircle: (v: string, _p: Words) =>
      `Demander de l’aide à ${v} revient à celui qui la demande : tous pourraient s’attendre sans fin.`,
    wrongType: (v: string, p: Words) => `${v} ne convient pas : il faut ${p.of('expected')}.`,
    notANumber: (v: string, _p: Words) => `${v} n’est pas un nombre.`,
    notFinite: (v: string, _p: Words) => `${v} n’est pas un nombre utilisable : il n’est pas fini.`,
    notInteger: (v: string, _p: Words) => `${v} n’est pas un nombre entier.`,
    negative: (v: string, _p: Words) => `${v} est négatif ; il faut 0 ou plus.`,
    notPositive: (v: string, _p: Words) => `${v} ne convient pas ; il faut plus de 0.`,
    outOfRange: (v: string, p: Words) =>
      p.has('min') && p.has('max')
        ? `${v} sort des limites : de ${p.of('min')} à ${p.of('max')}.`
        : p.has('min')
          ? `${v} est trop petit ; il faut au moins ${p.of('min')}.`
          : `${v} est trop grand ; au plus ${p.of('max')}.`,
    unusual: (v: string, p: Words) => `${v} est inhabituel (d’ordinaire de ${p.of('min')} à ${p.of('max')}) ; à vérifier.`,
    tooManyCalls: (v: string, p: Words) =>
      `${v} appels : c’est plus que ce qui peut être calculé (au plus ${p.of('max')} par mois et par flux).`,
    tooManyCallsADay: (v: string, p: Words) =>
      `Environ ${v} appels par jour simulé : c’est plus que ce qui peut être calculé (au plus ${p.of('max')}).`,
    sharesSum: (v: string, _p: Words) => `Les parts font ${v} au lieu de 100 %.`,
    sharesAbove: (v: string, _p: Words) => `Les parts font ${v} ; elles ne peuvent pas dépasser 100 %.`,
    zeroWeights: (_v: string, _p: Words) => 'Tous les poids sont nuls : rien ne serait réparti. Il faut au moins un poids au-dessus de 0.',
    wrongLength: (v: string, p: Words) => `${v} valeurs au lieu de ${p.of('expected')}.`,
    goneBy: (v: string, p: Words) =>
      `${v} n’existe plus à cette date : retiré par le levier « ${p.of('byFr')} » (${p.of('month')}), placé avant.`,
    unknownId: (v: string, _p: Words) => `${v} n’existe pas (ou plus) dans ce projet.`,
    notAnswered: (v: string, _p: Words) => `Ce groupe ne répond pas à ${v}.`,
    duplicateId: (v: string, _p: Words) => `L’identifiant ${v} sert deux fois.`,
    duplicateName: (v: string, _p: Words) => `Le nom ${v} sert deux fois : on ne saura pas lequel est lequel.`,
    inTwoGroups: (v: string, _p: Words) => `Le flux ${v} est dans deux groupes de traitement : leurs files n’en font plus qu’une.`,
    endlessReturns: (_v: string, _p: Words) =>
      'Les transferts et réitérations se renvoient les appels sans fin : chacun reviendrait plus de vingt fois.',
    unknownSource: (v: string, _p: Words) => `La source ${v} n’existe pas (ou plus) : ce chiffre compte comme une hypothèse.`,
    badRange: (v: string, p: Words) => `La fourchette commence à ${v} et finit à ${p.of('max')}.`,
    badId: (v: string, _p: Words) => `${v} ne peut pas servir d’identifiant : de 1 à 120 caractères, sans / @ ni ~.`,
    sameTwice: (v: string, _p: Words) => `${v} figure deux fois dans cette liste.`,
    sameBothEnds: (_v: string, _p: Words) => 'Le départ et l’arrivée sont les mêmes.',
    nobodyAnswers: (v: string, _p: Words) =>
      `Personne ne peut répondre à ce flux${quoteAfter(v)} : aucune équipe à portée n’a la compétence.`,
    nobodyInReach: (_v: string, p: Words) =>
      `${p.has('name') ? `Les appels de la zone ${p.of('name')}` : 'Des appels'} ne trouvent personne à leur portée : ni sur leur site, ni par le débordement prévu.`,
    nobodyPresent: (_v: string, p: Words) =>
      `${p.has('name') ? `Zone ${p.of('name')} : e` : 'E'}nviron ${p.of('calls')} appels par semaine arrivent sans aucun conseiller présent pour les prendre (demi-heures concernées : ${p.of('halfHours')} ; la première : ${p.of('day')}, ${p.of('halfHour')}).`,
    noPartnerTeam: (_v: string, _p: Words) => 'Le routage compte sur un partenaire, mais aucune équipe de partenaire n’a cette compétence.',
    partnerClosed: (_v: string, _p: Words) =>
      'Des heures sont confiées aux partenaires pendant que tous leurs sites qui répondent à ce flux sont fermés.',
    noDemand: (_v: string, _p: Words) => 'Aucun appel sur toute la période.',
    noOpeningHours: (_v: string, _p: Words) => 'Ce site n’a aucune heure d’ouverture : personne n’y travaillerait.',
    noPrice: (_v: string, _p: Words) => 'Ce partenaire n’a pas de prix par appel : son coût ne peut pas être calculé.',
    nobodyMixes: (_v: string, _p: Words) =>
      'Aucun profil ne répondrait à plusieurs de ces flux : la file commune ne changerait presque rien.',
    noTrainingPath: (_v: string, _p: Words) =>
      'Le projet n’a pas de parcours de formation entre ces deux profils : donnez vos propres durées, ou ajoutez le parcours.',
    otherKindOfSite: (v: string, _p: Words) =>
      `${v} n’est pas de la même nature que le site fermé (interne, partenaire, à l’étranger) : les conseillers ne passent pas de l’un à l’autre.`,
    lastAdvisers: (_v: string, p: Words) =>
      `Plus personne ne répondrait à ${p.of('name')} : ce sont les derniers conseillers qui en ont la compétence.`,
    profileWithoutSkill: (v: string, p: Words) => `Le profil ${v} ne répond pas à ${p.of('name')}.`,
    noTransfers: (_v: string, _p: Words) => 'Ces flux ne transfèrent rien vers ceux-là : il n’y a pas de transferts à réduire.',
    notCalls: (v: string, _p: Words) => `${v} est un travail différable : personne n’y attend au téléphone.`,
    supportReplaced: (v: string, _p: Words) => `${v} a déjà un appui à chaud : celui-ci le remplace.`,
    supportNotLocal: (v: string, _p: Words) =>
      `${v} ne sonne pas site par site : ses demandes d’appui iraient toutes à la plus grande équipe d’appui. Une SPA dit la même chose plus clairement.`,
    noSupportPosts: (_v: string, _p: Words) => 'Il n’y a personne pour l’appui : aucun poste de soutien sur ces sites, ou 0 ETP.',
    aidTwice: (v: string, p: Words) =>
      `${v} : ${p.of('name')} aide déjà ${p.of('other')} à ces heures. Changez les heures, ou retirez une des deux entraides.`,
    lentTwice: (v: string, p: Words) =>
      `À ces heures, les mêmes équipes de ${p.of('name')} aident déjà ${p.of('other')} sur ${v} : elles ne peuvent pas être prêtées deux fois en entier.`,
    noSkillAtSite: (v: string, _p: Words) => `Personne au site qui aide n’a la compétence ${v}.`,
    aidNeedless: (v: string, _p: Words) => `${v} sonne déjà sur tous les sites : l’entraide n’y ajoute rien.`,
    zoneWithoutCalls: (v: string, _p: Words) => `Aucun appel de ${v} ne vient de cette zone : il n’y a rien à aider.`,
    aidTooLate: (v: string, p: Words) =>
      `${v} arrive de lui-même chez le site qui aide après ${p.of('seconds')} s : l’entraide n’y change rien.`,
    aidClosed: (_v: string, _p: Words) => 'Le site qui aide est fermé à ces heures.',
    nobodyMisroutes: (_v: string, _p: Words) =>
      'Tous ceux qui répondent à ces flux les connaissent tous : un appel mal aiguillé trouve quand même sa réponse.',
    alreadyWork: (v: string, _p: Words) => `${v} est déjà un travail différable.`,
    isSupport: (v: string, p: Words) => `${v} donne l’appui à chaud de ${p.of('name')} : un appel n’attend pas un courrier.`,
    noCostBasis: (v: string, _p: Words) =>
      `${v} : une part du coût demande un prix par appel chez le partenaire et des conseillers internes à qui le comparer.`,
    belowInHouse: (v: string, p: Words) => `Il resterait ${v} des appels en interne, moins que le minimum de ${p.of('min')}.`,
    hoursAlone: (v: string, p: Words) => `${p.of('name')} : les heures réservées aux partenaires font à elles seules ${v} des appels.`,
    nobodyInHouse: (v: string, _p: Words) => `Personne en interne ne répond à ${v} : recrutez ou convertissez d’abord.`,
    closedInHouse: (v: string, _p: Words) => `Des heures reviennent pour ${v} pendant que tous les sites internes sont fermés.`,
    nothingOutside: (_v: string, _p: Words) => 'Les partenaires ne prennent aucun appel de ces flux : il n’y a rien à ramener.',
    otherPace: (v: string, p: Words) =>
      `${v} ouvre aussi ce jour-là (${p.of('day')}), à un autre rythme : un jour s’ouvre au même rythme partout. Ajoutez ce site, ou choisissez le même rythme.`,
    hiringCancelled: (v: string, p: Words) =>
      `${v} ETP ne sont pas recrutés : le levier « ${p.of('byFr')} », placé après, gèle les embauches.`,
    hiresDespiteFreeze: (v: string, p: Words) =>
      `${v} ETP sont recrutés malgré le gel des embauches de « ${p.of('byFr')} », placé avant ; placez le gel après pour annuler ce recrutement.`,
    teamWithoutSkill: (v: string, p: Words) => `${v} ne répond pas à ${p.of('name')} : ses recrues ne prendraient pas ces appels.`,
    tooManyCustomers: (v: string, p: Words) =>
      v === NO_VALUE
        ? `${p.of('customers')} clients et aucun conseiller : l’objectif est de ${p.of('max')} clients par ETP au plus.`
        : `${v} clients par ETP, au-dessus de l’objectif de ${p.of('max')} : ${p.of('customers')} clients pour ${p.of('fte')} ETP, il en manque ${p.of('missing')}.`,
    fewerThanNeeded: (v: string, p: Words) =>
      `${v} ETP recrutés, alors que les appels revenus en demanderont ${p.of('needed')} à la fin, occupés à 85 %.`,
    noTeams: (_v: string, _p: Words) => 'Aucune équipe n’est rattachée ici.',
    noSkill: (_v: string, _p: Words) => 'Ce profil n’a aucune compétence : ses équipes ne répondraient à rien.',
    noRows: (_v: string, _p: Words) => 'La liste est vide ; il faut au moins une ligne.',
    fteAboveHeadcount: (v: string, p: Words) => `${v} ETP pour ${p.of('max')} personnes : plus d’un temps plein par personne.`,
    seatsExceeded: (_v: string, p: Words) =>
      `Jusqu’à ${p.of('agents')} conseillers présents pour ${p.of('seats')} positions de travail (demi-heures concernées par semaine : ${p.of('halfHours')}).`,
    moreThanTeam: (v: string, p: Words) => `${v} ETP, alors que l’équipe n’en compte que ${p.of('max')}.`,
    outOfHorizon: (v: string, p: Words) => `${v} est hors de la période d’étude (de ${p.of('min')} à ${p.of('max')}).`,
    belowMinimum: (v: string, p: Words) =>
      `${v} conseillers${p.has('name') ? ` à ${p.of('name')}` : ''}, alors que la règle en veut au moins ${p.of('min')} : il en manque ${p.of('missing')}.`,
    classroomFull: (v: string, p: Words) =>
      `${v} personnes en salle en même temps à ${p.of('name')}, pour ${p.of('max')} places de formation.`,
    trainersOverloaded: (v: string, p: Words) =>
      `${v} personnes en salle en même temps, alors que les formateurs (${p.of('name')}) peuvent en prendre ${p.of('max')} : formez en plusieurs vagues.`,
    alreadyKnown: (v: string, _p: Words) => `L’équipe répond déjà à ce flux : ${v}.`,
    textTooLong: (v: string, p: Words) => `${v} caractères, au plus ${p.of('max')}.`,
    fixedRoster: (_v: string, p: Words) =>
      `Les présents de ${p.of('name')} sont fixés à la demi-heure : personne n’y sera aux nouvelles heures tant que ce planning fixé reste.`,
    nothingChosen: (_v: string, _p: Words) => 'Rien n’est concerné par ce réglage : il ne change rien.',
    moreThanSite: (v: string, p: Words) => `${v}, alors que le site n’en compte que ${p.of('max')}.`,
    noPlan: (_v: string, _p: Words) => 'Aucune équipe concernée n’a de plan de part variable : saisissez-en un, ou rien ne change.',
    tooFewSeats: (v: string, p: Words) => `${v} positions sur place pour ${p.of('needed')} conseillers qui y viennent.`,
    badTime: (v: string, _p: Words) => `${v} n’est pas une heure ; par exemple 14 h 30 ou 14:30, jusqu’à 24:00.`,
    badHours: (v: string, _p: Words) => `${v} n’est pas une plage d’heures ; par exemple 8h–20h, ou fermé. La fin vient après le début.`,
    badDuration: (v: string, _p: Words) => `${v} n’est pas une durée ; par exemple 450 s ou 7 min 30.`,
    badMonth: (v: string, _p: Words) => `${v} n’est pas un mois ; par exemple mars 2012 ou 2012-03.`,
    unreadable: (v: string, _p: Words) => `${v} n’a pas pu être lu. Le texte est gardé tel quel ; corrigez-le ou effacez-le.`,
    choice: (v: string, p: Words) => `${v} n’est pas un choix possible : ${p.of('expected')}.`,
    inUse: (v: string, p: Words) => `${v} sert encore : ${p.of('names')}. Retirez d’abord ces liens.`,
    tooFew: (_v: string, p: Words) => `Il en faut au moins ${p.of('min')}.`,
    tooManyColumns: (v: string, p: Words) => `Le texte collé a ${v} colonnes, la place en offre ${p.of('max')} : rien n’a été collé.`,
    tooManyRows: (v: string, p: Words) => `${v} lignes, au plus ${p.of('max')} : rien n’a été collé.`,
    tooLarge: (v: string, p: Words) => `Trop grand : ${v} Mo, au plus ${p.of('max')} Mo.`,
    tooDeep: (_v: string, p: Words) => `Le fichier emboîte ses données trop profondément (au plus ${p.of('max')} niveaux).`,
    notAProject: (_v: string, _p: Words) => 'Ce fichier n’est pas un projet Plateau (.plateau).',
    notACentre: (_v: string, _p: Words) => 'Ce fichier n’est pas un fichier de centre (plateau-centre/1).',
    newerFormat: (v: string, p: Words) =>
      `Ce fichier vient d’une version plus récente de Plateau (format ${v}, connu jusqu’à ${p.of('max')}). Rien n’a été modifié ; mettez Plateau à jour pour l’ouvrir.`,
    brokenFile: (_v: string, p: Words) =>
      p.has('line')
        ? `Le fichier est abîmé : lecture impossible à la ligne ${p.of('line')}, colonne ${p.of('column')}.`
        : 'Le fichier est abîmé ou incomplet.',
    badHash: (_v: string, _p: Words) =>
      'Le contenu ne correspond plus à son empreinte : le fichier a été modifié après son export. Vous pouvez l’ouvrir, en sachant que ses chiffres ont pu changer.',
    noHash: (_v: string, _p: Words) => 'Le fichier ne porte pas d’empreinte : on ne peut pas savoir s’il a été modifié.',
    forbiddenKey: (v: string, _p: Words) => `Le nom de champ ${v} est refusé.`,
    unknownLever: (v: string, _p: Words) => `Le levier ${v} n’existe pas dans cette version : il est gardé mais reste sans effet.`,
    newerLever: (v: string, _p: Words) => `Ce réglage vient d’une version plus récente du levier ${v}.`,
    locked: (_v: string, _p: Words) => 'La référence est verrouillée : déverrouillez-la pour la modifier.',
  },
  {
    required: () => 'A value is missing here.',
    missingField: (_v, p) => `The field “${p.of('name')}” is missing.`,
    goneBy: (v, p) =>
      `${v} no longer exists at that date: taken away by the lever “${p.of('byEn')}” (${p.of('month')}), which comes before.`,
    callersOnly: (_v, p) => `The field “${p.of('name')}” is for callers only, not for deferrable work.`,
    onlyOneOf: (_v, p) => `“${p.of('name')}” or “${p.of('other')}”, not both.`,
    supportCircle: (v, _p) => `Asking ${v} for help leads back to who asks: all of them could wait for each other for ever.`,
    unknownField: (_v, p) => `The field “${p.of('name')}” does not exist in this format.`,
    wrongType: (v, p) => `${v} does not fit: ${p.of('expected')} is needed.`,
    notANumber: (v) => `${v} is not a number.`,
    notFinite: (v) => `${v} is not a usable number: it is not finite.`,
    notInteger: (v) => `${v} is not a whole number.`,
    negative: (v) => `${v} is negative; 0 or more is needed.`,
    notPositive: (v) => `${v} does not fit; more than 0 is needed.`,
    outOfRange: (v, p) =>
      p.has('min') && p.has('max')
        ? `${v} is outside the limits: ${p.of('min')} to ${p.of('max')}.`
        : p.has('min')
          ? `${v} is too small; at least ${p.of('min')}.`
          : `${v} is too large; at most ${p.of('max')}.`,
    unusual: (v, p) => `${v} is unusual (ordinarily ${p.of('min')} to ${p.of('max')}); please check.`,
    tooManyCalls: (v, p) => `${v} calls: more than can be computed (at most ${p.of('max')} a month for one flow).`,
    tooManyCallsADay: (v, p) => `About ${v} calls in a simulated day: more than can be computed (at most ${p.of('max')}).`,
    sharesSum: (v) => `The shares add up to ${v} instead of 100%.`,
    sharesAbove: (v) => `The shares add up to ${v}; they cannot exceed 100%.`,
    zeroWeights: () => 'All weights are zero: nothing would be spread. At least one must be above 0.',
    wrongLength: (v, p) => `${v} values instead of ${p.of('expected')}.`,
    unknownId: (v) => `${v} does not exist (any more) in this project.`,
    notAnswered: (v) => `This group does not answer ${v}.`,
    duplicateId: (v) => `The identifier ${v} is used twice.`,
    duplicateName: (v) => `The name ${v} is used twice: nobody will know which is which.`,
    inTwoGroups: (v) => `The flow ${v} is in two answer groups: their queues become one.`,
    endlessReturns: () => 'Transfers and repeats send calls round without end: each would return more than twenty times.',
    unknownSource: (v) => `The source ${v} does not exist (any more): this figure counts as an assumption.`,
    badRange: (v, p) => `The range starts at ${v} and ends at ${p.of('max')}.`,
    badId: (v) => `${v} cannot be an identifier: 1 to 120 characters, without / @ or ~.`,
    sameTwice: (v) => `${v} stands twice in this list.`,
    sameBothEnds: () => 'Both ends are the same.',
    nobodyAnswers: (v) => `Nobody can answer this flow${quoteAfter(v)}: no team within reach has the skill.`,
    nobodyInReach: (_v, p) =>
      `${p.has('name') ? `Calls from the zone of ${p.of('name')}` : 'Some calls'} find nobody within reach: neither at their site nor through the overflow set.`,
    nobodyPresent: (_v, p) =>
      `${p.has('name') ? `Zone of ${p.of('name')}: a` : 'A'}bout ${p.of('calls')} calls a week arrive with no adviser present to take them (half-hours concerned: ${p.of('halfHours')}; the first: ${p.of('day')}, ${p.of('halfHour')}).`,
    noPartnerTeam: () => 'The routing relies on a partner, but no partner team has this skill.',
    partnerClosed: () => 'Some hours are given to the partners while all their sites that answer this flow are closed.',
    noDemand: () => 'No call over the whole period.',
    noOpeningHours: () => 'This site has no opening hours: nobody would work there.',
    noPrice: () => 'This partner has no price per call: its cost cannot be computed.',
    nobodyMixes: () => 'No profile would answer several of these flows: the common queue would change next to nothing.',
    noTrainingPath: () => 'The project has no training path between these two profiles: give durations of your own, or add the path.',
    otherKindOfSite: (v) =>
      `${v} is not of the same kind as the site that closes (internal, partner, abroad): advisers do not move between them.`,
    lastAdvisers: (_v, p) => `Nobody would answer ${p.of('name')} any more: these are the last advisers who have the skill.`,
    profileWithoutSkill: (v, p) => `The profile ${v} does not answer ${p.of('name')}.`,
    noTransfers: () => 'These flows transfer nothing to those: there are no transfers to reduce.',
    notCalls: (v) => `${v} is deferrable work: nobody waits on the phone for it.`,
    supportReplaced: (v) => `${v} has hot support already: this one replaces it.`,
    supportNotLocal: (v) =>
      `${v} does not ring site by site: all its requests for help would go to the largest support team. An SPA says the same more clearly.`,
    noSupportPosts: () => 'There is nobody to give support: no support posts at these sites, or 0 FTE.',
    aidTwice: (v, p) =>
      `${v}: ${p.of('name')} helps ${p.of('other')} at these hours already. Change the hours, or take one of the two away.`,
    lentTwice: (v, p) =>
      `At these hours the same teams of ${p.of('name')} help ${p.of('other')} on ${v} already: they cannot be lent twice in full.`,
    noSkillAtSite: (v) => `Nobody at the helping site has the skill for ${v}.`,
    aidNeedless: (v) => `${v} rings at all sites already: mutual aid adds nothing.`,
    zoneWithoutCalls: (v) => `No call of ${v} comes from this zone: there is nothing to help.`,
    aidTooLate: (v, p) => `${v} reaches the helping site by itself after ${p.of('seconds')} s: mutual aid changes nothing.`,
    aidClosed: () => 'The helping site is closed at these hours.',
    nobodyMisroutes: () => 'All who answer these flows know all of them: a misrouted call finds its answer anyway.',
    alreadyWork: (v) => `${v} is deferrable work already.`,
    isSupport: (v, p) => `${v} gives hot support to ${p.of('name')}: a call does not wait for a letter.`,
    noCostBasis: (v) => `${v}: a share of the cost needs a price per call at the partner, and in-house advisers to compare it with.`,
    belowInHouse: (v, p) => `${v} of the calls would stay in-house, less than the minimum of ${p.of('min')}.`,
    hoursAlone: (v, p) => `${p.of('name')}: the hours reserved for partners alone make ${v} of the calls.`,
    nobodyInHouse: (v) => `Nobody in-house answers ${v}: hire or convert first.`,
    otherPace: (v, p) =>
      `${v} opens on that day too (${p.of('day')}), at another pace: a day opens at the same pace everywhere. Add that site, or choose the same pace.`,
    hiringCancelled: (v, p) => `${v} FTE are not hired: the lever “${p.of('byEn')}”, placed after, freezes recruitment.`,
    hiresDespiteFreeze: (v, p) =>
      `${v} FTE are hired despite the recruitment freeze of “${p.of('byEn')}”, placed before; place the freeze after to cancel this hire.`,
    teamWithoutSkill: (v, p) => `${v} does not answer ${p.of('name')}: its recruits would not take these calls.`,
    tooManyCustomers: (v, p) =>
      v === NO_VALUE
        ? `${p.of('customers')} customers and no adviser: the target is at most ${p.of('max')} customers per FTE.`
        : `${v} customers per FTE, above the target of ${p.of('max')}: ${p.of('customers')} customers for ${p.of('fte')} FTE, ${p.of('missing')} are missing.`,
    fewerThanNeeded: (v, p) => `${v} FTE hired, while the calls brought home will need ${p.of('needed')} in the end, busy 85%.`,
    closedInHouse: (v) => `Hours come home for ${v} while all in-house sites are closed.`,
    nothingOutside: () => 'Partners take no call of these flows: there is nothing to bring home.',
    noTeams: () => 'No team is attached here.',
    noSkill: () => 'This profile has no skill: its teams would answer nothing.',
    noRows: () => 'The list is empty; at least one row is needed.',
    fteAboveHeadcount: (v, p) => `${v} FTE for ${p.of('max')} people: more than full time each.`,
    seatsExceeded: (_v, p) =>
      `Up to ${p.of('agents')} advisers present for ${p.of('seats')} workplaces (half-hours concerned a week: ${p.of('halfHours')}).`,
    moreThanTeam: (v, p) => `${v} FTE, while the team has only ${p.of('max')}.`,
    outOfHorizon: (v, p) => `${v} is outside the study (${p.of('min')} to ${p.of('max')}).`,
    belowMinimum: (v, p) =>
      `${v} advisers${p.has('name') ? ` in ${p.of('name')}` : ''}, while the rule asks for at least ${p.of('min')}: ${p.of('missing')} are missing.`,
    classroomFull: (v, p) => `${v} people in the classroom at once in ${p.of('name')}, for ${p.of('max')} training places.`,
    trainersOverloaded: (v, p) =>
      `${v} people in the classroom at once, while the trainers (${p.of('name')}) can take ${p.of('max')}: train in several waves.`,
    alreadyKnown: (v) => `The team answers this flow already: ${v}.`,
    textTooLong: (v, p) => `${v} characters, at most ${p.of('max')}.`,
    fixedRoster: (_v, p) =>
      `Presence in ${p.of('name')} is fixed by the half-hour: nobody will be there in the new hours as long as that fixed roster stands.`,
    nothingChosen: () => 'Nothing is concerned by this setting: it changes nothing.',
    moreThanSite: (v, p) => `${v}, while the site has only ${p.of('max')}.`,
    noPlan: () => 'No team concerned has a plan of variable pay: enter one, or nothing changes.',
    tooFewSeats: (v, p) => `${v} seats on site for ${p.of('needed')} advisers who come in.`,
    badTime: (v) => `${v} is not a time of day; for example 14:30 or 14 h 30, up to 24:00.`,
    badHours: (v) => `${v} is not a range of hours; for example 8:00–20:00, or closed. The end comes after the start.`,
    badDuration: (v) => `${v} is not a duration; for example 450 s or 7 min 30.`,
    badMonth: (v) => `${v} is not a month; for example March 2012 or 2012-03.`,
    unreadable: (v) => `${v} could not be read. The text is kept as typed; correct it or clear it.`,
    choice: (v, p) => `${v} is not one of the choices: ${p.of('expected')}.`,
    inUse: (v, p) => `${v} is still in use: ${p.of('names')}. Remove these links first.`,
    tooFew: (_v, p) => `At least ${p.of('min')} needed.`,
    tooManyColumns: (v, p) => `The pasted text has ${v} columns, there is room for ${p.of('max')}: nothing was pasted.`,
    tooManyRows: (v, p) => `${v} rows, at most ${p.of('max')}: nothing was pasted.`,
    tooLarge: (v, p) => `Too large: ${v} MB, at most ${p.of('max')} MB.`,
    tooDeep: (_v, p) => `The file nests its data too deeply (at most ${p.of('max')} levels).`,
    notAProject: () => 'This file is not a Plateau project (.plateau).',
    notACentre: () => 'This file is not a centre file (plateau-centre/1).',
    newerFormat: (v, p) =>
      `This file comes from a newer version of Plateau (format ${v}, known up to ${p.of('max')}). Nothing was changed; update Plateau to open it.`,
    brokenFile: (_v, p) =>
      p.has('line')
        ? `The file is damaged: it cannot be read at line ${p.of('line')}, column ${p.of('column')}.`
        : 'The file is damaged or incomplete.',
    badHash: () =>
      'The content no longer matches its fingerprint: the file was changed after its export. You can open it, knowing that its figures may have changed.',
    noHash: () => 'The file carries no fingerprint: there is no telling whether it was changed.',
    forbiddenKey: (v) => `The field name ${v} is refused.`,
    unknownLever: (v) => `The lever ${v} does not exist in this version: it is kept but has no effect.`,
    newerLever: (v) => `This setting comes from a newer version of the lever ${v}.`,
    locked: () => 'The baseline is locked: unlock it to change it.',
  },
);

export type IssueCode = keyof typeof text.fr;
export const ISSUE_CODES = Object.keys(text.fr) as readonly IssueCode[];

const MAX_SHOWN = 48;
const MINUTES_A_HALF_HOUR = 30;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY_IDS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function quoteAfter(written: string): string {
  return written === NO_VALUE ? '' : ` (${written})`;
}

function quote(lang: Lang, words: string): string {
  const short = words.length > MAX_SHOWN ? `${words.slice(0, MAX_SHOWN)}…` : words;
  return lang === 'fr' ? `« ${short} »` : `“${short}”`;
}

function writeNumber(lang: Lang, value: number, unit: string | number | undefined): string {
  if (!Number.isFinite(value)) return String(value);
  if (unit === 'share') return formatShare(lang, value);
  if (unit === 'minuteOfDay') return formatMinutesOfDay(lang, value);
  return formatNumber(lang, value);
}

/** A value of any kind as it may stand inside a sentence, cut when long. */
export function writeValue(lang: Lang, value: unknown, unit?: string | number): string {
  if (value === undefined || value === null || value === '') return NO_VALUE;
  if (typeof value === 'number') return writeNumber(lang, value, unit);
  if (typeof value === 'string') return MONTH.test(value) ? formatMonth(lang, value) : quote(lang, value);
  if (typeof value === 'boolean') return lang === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no';
  if (Array.isArray(value)) return lang === 'fr' ? `une liste de ${value.length}` : `a list of ${value.length}`;
  return lang === 'fr' ? 'cette valeur' : 'this value';
}

const KINDS: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  boolean: { fr: 'oui ou non', en: 'yes or no' },
  array: { fr: 'une liste', en: 'a list' },
  object: { fr: 'un objet', en: 'an object' },
  null: { fr: 'rien (null)', en: 'nothing (null)' },
};

function writeParam(lang: Lang, key: string, value: string | number | undefined, unit: string | number | undefined): string {
  if (value === undefined || value === '') return NO_VALUE;
  if (key === 'halfHour') return formatMinutesOfDay(lang, Number(value) * MINUTES_A_HALF_HOUR);
  if (key === 'day') return formatWeekday(lang, DAY_IDS.indexOf(String(value)));
  if (typeof value === 'number') return writeNumber(lang, value, unit);
  if (MONTH.test(value)) return formatMonth(lang, value);
  if (key === 'expected' && Object.hasOwn(KINDS, value)) return KINDS[value]?.[lang] ?? value;
  return value.length > 4 * MAX_SHOWN ? `${value.slice(0, 4 * MAX_SHOWN)}…` : value;
}

function wordsOf(lang: Lang, { params = {} }: IssueFacts): Words {
  return {
    of: (key) => writeParam(lang, key, params[key], params.unit),
    has: (key) => Object.hasOwn(params, key) && params[key] !== '',
  };
}

/**
 * The sentence of an issue, without its place.
 * @example issueText({ path: 'flows/open-n1/volumeByMonth/0', code: 'negative', value: -12 }, 'fr') // '−12 est négatif ; il faut 0 ou plus.'
 */
export function issueText(issue: IssueFacts, lang: Lang): string {
  const value = writeValue(lang, issue.value, issue.params?.unit);
  const write = Object.hasOwn(text[lang], issue.code) ? text[lang][issue.code as IssueCode] : null;
  const sentence =
    write === null
      ? lang === 'fr'
        ? `À vérifier${quoteAfter(value)} : ${issue.code}.`
        : `Please check${quoteAfter(value)}: ${issue.code}.`
      : write(value, wordsOf(lang, issue));
  return lang === 'fr' ? typesetFrench(sentence) : sentence;
}

/** Issues from compiling name a zone by its site's id: the list shows the site's name. */
export function withZoneName(issue: IssueFacts, project: NamedProject, lang: Lang): IssueFacts {
  const siteId = issue.params?.siteId;
  if (typeof siteId !== 'string' || siteId === '') return issue;
  return { ...issue, params: { ...issue.params, name: rowName('sites', siteId, project, lang) } };
}

/** Place and sentence in one line, for the list of what to mend. @example 'Open N1 · Volume · mars 2012 : −12 est négatif ; …' */
export function issueLine(issue: IssueFacts, project: NamedProject, lang: Lang, leverFieldLabel?: LeverFieldLabel): string {
  const place = pathLabel(issue.path, project, lang, leverFieldLabel);
  const sentence = issueText(withZoneName(issue, project, lang), lang);
  if (place === '') return sentence;
  return lang === 'fr' ? `${place}\u00a0: ${sentence}` : `${place}: ${sentence}`;
}
