/** Glossary of the demand: flows, their routing, profiles of the day and week, answer groups. Keys are field paths without positions. */
import { term } from './glossary-term.ts';

export const flowTerms = {
  id: term(
    ['Identifiant', '', 'Nom interne, stable, qui relie les tables entre elles.'],
    ['Identifier', '', 'Internal, stable name that links the tables.'],
  ),
  name: term(['Flux', '', 'Nom du flux : des contacts d’un même motif.'], ['Flow', '', 'Name of the flow: contacts of one reason.']),
  universe: term(
    ['Univers', '', 'L’offre du client, par exemple Home, Mobile ou Open ; sert à regrouper les lignes.'],
    ['Universe', '', 'The customer’s offer, such as Home, Mobile or Open; groups rows.'],
  ),
  line: term(
    ['Ligne', '', 'N1 : premier accueil au téléphone. N2 : suite donnée par un service spécialisé.'],
    ['Line', '', 'N1: first answer on the phone. N2: follow-up by a specialised desk.'],
  ),
  deferrable: term(
    [
      'Différable',
      '',
      'Travail avec une échéance (le délai de son objectif) plutôt qu’un appel en direct ; fait quand aucun appel n’attend.',
    ],
    ['Deferrable', '', 'Work with a due time (its target’s delay) rather than a live call; done while no call waits.'],
  ),
  backlog: term(
    ['Stock au départ', 'dossiers', 'Travail différable : dossiers en attente au début de l’étude.'],
    ['Backlog at start', 'pieces', 'Deferrable work: pieces that wait when the study begins.'],
  ),
  customers: term(
    [
      'Clients',
      '',
      'Clients dont viennent ces appels ; vide : non connu. Un parc qui appelle plusieurs flux se partage entre eux, ou se met sur un seul.',
    ],
    [
      'Customers',
      '',
      'Customers whose calls these are; empty: not known. A base that calls several flows is split between them, or put on one.',
    ],
  ),
  mostCustomersPerFte: term(
    [
      'Clients par ETP, au plus',
      '',
      'Objectif : clients pour un conseiller à temps plein de ce flux ; le temps des polyvalents n’est compté qu’une fois.',
    ],
    [
      'Customers per FTE, at most',
      '',
      'Target: customers for one full-time adviser of this flow; the time of polyvalent advisers is counted once.',
    ],
  ),
  backlogArrivals: term(
    ['Stock qui arrive plus tard', 'dossiers', 'Travail différable : dossiers qui arrivent d’un seul coup le premier matin d’un mois.'],
    ['Backlog that comes later', 'pieces', 'Deferrable work: pieces that come all at once on the first morning of a month.'],
  ),
  keepFree: term(
    [
      'Conseillers gardés libres',
      '',
      'Travail différable : conseillers de chaque équipe qui restent libres pour les appels pendant que d’autres le font.',
    ],
    ['Advisers kept free', '', 'Deferrable work: advisers of each team who stay free for calls while others do it.'],
  ),
  support: term(
    ['Appui à chaud', '', 'Aide demandée pendant l’appel ; le conseiller et le client attendent tous deux.'],
    ['Hot support', '', 'Help asked for during the call; adviser and caller both wait.'],
  ),
  'support/flowId': term(
    ['Appui demandé à', '', 'Le flux dont les conseillers donnent l’appui.'],
    ['Support asked of', '', 'The flow whose advisers give the support.'],
  ),
  'support/share': term(
    ['Appels avec appui', '%', 'Part des appels pris pendant lesquels un appui est demandé.'],
    ['Calls with support', '%', 'Share of answered calls during which support is asked for.'],
  ),
  'support/afterShare': term(
    ['Appui demandé après', '%', 'Part de la durée de traitement écoulée quand l’appui est demandé ; vide : la moitié.'],
    ['Support asked after', '%', 'Share of the handling time gone when support is asked for; empty: half.'],
  ),
  callback: term(
    ['Rappel proposé', '', 'Le client qui attend peut raccrocher et être rappelé ; il garde sa place dans la file.'],
    ['Call back', '', 'A waiting caller may hang up and be called back, keeping the place in the queue.'],
  ),
  'callback/afterSeconds': term(
    ['Rappel proposé après', 's', 'Attente au bout de laquelle le rappel est proposé ; 0 : dès que le client doit attendre.'],
    ['Call back offered after', 's', 'Wait after which the call back is offered; 0: as soon as the caller must wait.'],
  ),
  'callback/acceptanceShare': term(
    ['Rappel accepté', '%', 'Part des clients à qui le rappel est proposé et qui l’acceptent.'],
    ['Call back accepted', '%', 'Share of the callers offered a call back who accept it.'],
  ),
  'callback/reachedShare': term(
    ['Client joint', '%', 'Part des clients rappelés qui décrochent ; vide : tous. Les autres comptent comme abandons.'],
    ['Caller reached', '%', 'Share of those called back who pick up; empty: all. The others count as abandoned.'],
  ),
  'callback/failedSeconds': term(
    ['Essai sans réponse', 's', 'Temps du conseiller quand le client rappelé ne décroche pas.'],
    ['Failed attempt', 's', 'Adviser’s time when the caller does not pick up.'],
  ),
  volumeByMonth: term(
    [
      'Volume',
      'appels/mois',
      'Appels reçus pour la première fois dans le mois, sans les rappels, réitérations et transferts, que la simulation ajoute.',
    ],
    [
      'Volume',
      'calls/month',
      'Calls offered for the first time in the month, without the redials, repeats and transfers that the simulation adds.',
    ],
  ),
  profileId: term(
    ['Courbe', '', 'Comment le volume se répartit sur la semaine et la journée.'],
    ['Demand curve', '', 'How the volume spreads over week and day.'],
  ),
  ahtSeconds: term(
    ['DMT', 's', 'Durée moyenne de traitement : conversation, attente en ligne et travail après appel.'],
    ['AHT', 's', 'Average handling time: talk, hold and after-call work.'],
  ),
  ahtCv: term(
    ['Dispersion de la DMT', '', 'Écart type de la durée de traitement rapporté à sa moyenne (loi lognormale).'],
    ['AHT variation', '', 'Standard deviation of the handling time divided by its mean (lognormal).'],
  ),
  patienceSeconds: term(
    [
      'Patience',
      's',
      'Temps moyen qu’un client accepte d’attendre avant de raccrocher (loi exponentielle) ; vide : il attend sans limite.',
    ],
    ['Patience', 's', 'Mean time a caller is willing to wait before hanging up (exponential); empty: waits for ever.'],
  ),
  balkingShare: term(
    ['Raccroché d’emblée', '%', 'Part des clients qui raccrochent tout de suite quand personne n’est libre.'],
    ['Balking', '%', 'Share of callers who hang up at once when nobody is free.'],
  ),
  dayVariationCv: term(
    ['Variation d’un jour à l’autre', '', 'Dispersion du volume d’une journée autour de sa prévision : écart type rapporté à la moyenne.'],
    ['Day-to-day variation', '', 'Spread of a day’s volume around its forecast: standard deviation over mean.'],
  ),
  target: term(['Objectif', '', 'Le niveau de service promis.'], ['Target', '', 'The service level promised.']),
  'target/share': term(
    ['Objectif : part', '%', 'Part des appels reçus à prendre dans le délai.'],
    ['Target share', '%', 'Share of offered calls to answer within the delay.'],
  ),
  'target/withinSeconds': term(
    ['Objectif : délai', 's', 'Délai dans lequel l’appel doit être pris.'],
    ['Target delay', 's', 'Delay within which the call must be answered.'],
  ),
  'target/maxAbandonment': term(
    ['Abandon admis', '%', 'Part des appels reçus qui peut être abandonnée ; vide : pas de limite.'],
    ['Abandonment allowed', '%', 'Share of offered calls that may be abandoned; empty: no limit.'],
  ),
  redial: term(['Rappel', '', 'Ce que font les clients qui n’ont pas été pris.'], ['Redial', '', 'What callers do who were not answered.']),
  'redial/afterAbandonmentShare': term(
    ['Rappel après abandon', '%', 'Part des clients qui rappellent après avoir raccroché.'],
    ['Redial after abandoning', '%', 'Share of callers who dial again after hanging up.'],
  ),
  'redial/afterBlockingShare': term(
    ['Rappel après refus', '%', 'Part des clients qui rappellent quand la file était pleine.'],
    ['Redial after blocking', '%', 'Share of callers who dial again when the queue was full.'],
  ),
  'redial/delaySeconds': term(
    ['Délai de rappel', 's', 'Temps moyen avant de rappeler (loi exponentielle).'],
    ['Redial delay', 's', 'Mean time before dialling again (exponential).'],
  ),
  repeat: term(
    ['Réitération', '', 'Appels pris mais non résolus, qui reviennent.'],
    ['Repeat', '', 'Calls answered but not solved, which come back.'],
  ),
  'repeat/share': term(
    ['Réitération', '%', 'Part des appels pris, mais non résolus, qui reviennent.'],
    ['Repeat share', '%', 'Share of answered calls, not solved, that come back.'],
  ),
  'repeat/delaySeconds': term(
    ['Délai de réitération', 's', 'Temps moyen avant le nouvel appel (loi exponentielle) ; au-delà de la fin du jour il n’est pas compté.'],
    ['Repeat delay', 's', 'Mean time before the new call (exponential); past the end of the day it is not counted.'],
  ),
  transfers: term(
    ['Transferts', '', 'Appels passés à un autre flux après la prise.'],
    ['Transfers', '', 'Calls handed to another flow after being answered.'],
  ),
  'transfers/toFlowId': term(
    ['Transféré vers', '', 'Le flux qui reçoit ces appels.'],
    ['Transferred to', '', 'The flow that receives these calls.'],
  ),
  'transfers/share': term(
    ['Part transférée', '%', 'Part des appels pris qui passent à l’autre flux.'],
    ['Transfer share', '%', 'Share of answered calls that go on to the other flow.'],
  ),
  origins: term(
    ['Zones d’appel', '', 'De quelle zone de site viennent les appels.'],
    ['Call zones', '', 'Which site’s zone the calls come from.'],
  ),
  'origins/siteId': term(['Zone du site', '', 'Le site dont la zone appelle.'], ['Site zone', '', 'The site whose zone calls.']),
  'origins/share': term(
    ['Part de la zone', '%', 'Part du flux qui vient de cette zone ; le total fait 100 %.'],
    ['Zone share', '%', 'Share of the flow from this zone; the total is 100%.'],
  ),
  routing: term(
    ['Routage', '', 'Qui peut prendre l’appel, et au bout de combien d’attente.'],
    ['Routing', '', 'Who may take the call, and after what wait.'],
  ),
  'routing/start': term(
    ['Premier rang', '', 'Où l’appel sonne d’abord : le site de la zone, la région, ou tous les sites internes.'],
    ['First ring', '', 'Where the call rings first: the zone’s site, the region, or all internal sites.'],
  ),
  'routing/overflow': term(
    ['Débordement', '', 'Élargissements successifs de la recherche.'],
    ['Overflow', '', 'Successive widenings of the search.'],
  ),
  'routing/overflow/reach': term(
    ['Débordement vers', '', 'Jusqu’où l’appel peut aller à cette étape.'],
    ['Overflow to', '', 'How far the call may go at this stage.'],
  ),
  'routing/overflow/afterSeconds': term(
    ['Débordement après', 's', 'Attente au bout de laquelle cette étape s’ouvre.'],
    ['Overflow after', 's', 'Wait after which this stage opens.'],
  ),
  'routing/partnerShare': term(
    ['Part confiée aux partenaires', '%', 'Part des appels envoyée d’emblée aux partenaires, hors des heures qui leur sont réservées.'],
    ['Partner share', '%', 'Share of calls sent to partners at once, outside the hours reserved for them.'],
  ),
  'routing/partnerHours': term(
    ['Heures des partenaires', '', 'Plages, par jour, où seuls les partenaires répondent.'],
    ['Partner hours', '', 'Ranges, by weekday, in which partners alone answer.'],
  ),
  'routing/partnerRework': term(
    ['Reprise en interne', '', 'Appels pris par les partenaires et à reprendre en interne.'],
    ['Rework in-house', '', 'Calls that partners answered and that come back in-house.'],
  ),
  'routing/partnerRework/toFlowId': term(
    ['Reprise par', '', 'Le flux dont les conseillers internes reprennent ces appels.'],
    ['Rework goes to', '', 'The flow whose in-house advisers take these calls again.'],
  ),
  'routing/partnerRework/share': term(
    ['Appels à reprendre', '%', 'Part des appels pris par les partenaires qui sont ensuite repris en interne.'],
    ['Calls reworked', '%', 'Share of the calls answered by partners that are then taken again in-house.'],
  ),
  'routing/aid': term(
    ['Entraide', '', 'Un site répond par accord aux appels de la zone d’un autre.'],
    ['Mutual aid', '', 'A site answers calls of another site’s zone by agreement.'],
  ),
  'routing/aid/id': term(['Identifiant', '', 'Nom interne de l’entraide.'], ['Identifier', '', 'Internal name of the aid.']),
  'routing/aid/flowId': term(
    ['Flux aidé', '', 'Le flux dont les appels sont pris.'],
    ['Flow helped', '', 'The flow whose calls are taken.'],
  ),
  'routing/aid/always': term(
    ['Toujours', '', 'Tant que le site qui aide est ouvert ; sinon aux heures dites, jour par jour.'],
    ['Always', '', 'While the helping site is open; otherwise in the hours given, day by day.'],
  ),
  'routing/aid/siteId': term(
    ['Site qui aide', '', 'Ses équipes qui ont la compétence répondent aussi.'],
    ['Site that helps', '', 'Its teams with the skill answer too.'],
  ),
  'routing/aid/zoneSiteId': term(
    ['Zone aidée', '', 'La zone dont les appels sont pris.'],
    ['Zone helped', '', 'The zone whose calls are taken.'],
  ),
  'routing/aid/afterSeconds': term(
    ['Aide après', 's', 'Attente au bout de laquelle le site qui aide peut prendre l’appel.'],
    ['Help after', 's', 'Wait after which the helping site may take the call.'],
  ),
  'routing/aid/hours': term(
    ['Heures d’entraide', '', 'Plages, par jour, où l’aide joue ; vide : tant que le site qui aide est ouvert.'],
    ['Hours of aid', '', 'Ranges, by weekday, in which the aid holds; empty: while the helping site is open.'],
  ),
} as const;

export const demandCurveTerms = {
  id: flowTerms.id,
  name: term(['Courbe', '', 'Nom de la courbe de charge ou de présence.'], ['Curve', '', 'Name of the demand or presence curve.']),
  halfHourWeights: term(
    ['Poids par demi-heure', '', '48 poids à partir de minuit ; seuls leurs rapports comptent.'],
    ['Half-hour weights', '', '48 weights from midnight; only their ratios count.'],
  ),
  weekdayWeights: term(
    ['Poids par jour', '', '7 poids à partir du lundi ; seuls leurs rapports comptent.'],
    ['Weekday weights', '', '7 weights from Monday; only their ratios count.'],
  ),
} as const;

export const answerGroupTerms = {
  id: flowTerms.id,
  name: term(
    ['Groupe de traitement', '', 'Flux réunis dans une même file, servis dans l’ordre d’arrivée.'],
    ['Answer group', '', 'Flows that share one queue, first come first served.'],
  ),
  flowIds: term(['Flux réunis', '', 'Les flux de cette file.'], ['Flows together', '', 'The flows of this queue.']),
} as const;
