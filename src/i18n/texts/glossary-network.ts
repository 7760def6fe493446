/** Glossary of places and people: sites, regions, profiles, teams, training, support, disruptions, costs, study and run settings. */
import { flowTerms } from './glossary-flows.ts';
import { term } from './glossary-term.ts';

const { id } = flowTerms;

export const horizonTerms = {
  startMonth: term(['Premier mois', '', 'Mois où commence l’étude.'], ['First month', '', 'Month in which the study starts.']),
  months: term(['Nombre de mois', 'mois', 'Durée de l’étude.'], ['Months', 'months', 'Length of the study.']),
  occasionalDays: term(
    [
      'Jours occasionnels',
      'par mois',
      'Jours de la semaine où le service n’ouvre que quelques fois par mois, les premiers qui ne sont pas fériés.',
    ],
    ['Occasional days', 'a month', 'Weekdays on which the service opens only some times a month, the first that are no public holidays.'],
  ),
  holidays: term(
    ['Jours fériés', '', 'Jours fériés où rien n’ouvre ; vide : aucun, chaque jour compte comme son jour de semaine.'],
    ['Public holidays', '', 'Public holidays on which nothing opens; empty: none, each day counts as its weekday.'],
  ),
} as const;

export const regionTerms = {
  id,
  name: term(
    ['Région', '', 'Direction : des sites qui partagent une région et son routage.'],
    ['Region', '', 'Sites that share a region and its routing.'],
  ),
  minimumAdvisers: term(
    [
      'Minimum de conseillers',
      'personnes',
      'Conseillers N1 et N2 que la région doit garder, partenaires non compris ; vide : pas de règle.',
    ],
    ['Least advisers', 'people', 'Advisers N1 and N2 the region must keep, partners not counted; empty: no rule.'],
  ),
} as const;

export const siteTerms = {
  id,
  name: term(['Site', '', 'Nom du plateau.'], ['Site', '', 'Name of the floor.']),
  regionId: term(['Région', '', 'La région dont dépend le site.'], ['Region', '', 'The region the site belongs to.']),
  kind: term(
    ['Nature', '', 'Interne, partenaire (sous-traitant) ou partenaire à l’étranger.'],
    ['Kind', '', 'Internal, partner (subcontractor) or partner abroad.'],
  ),
  seats: term(
    ['Positions', '', 'Positions de travail : le plus grand nombre de conseillers présents à la fois.'],
    ['Seats', '', 'Workplaces: the most advisers present at once.'],
  ),
  homeSeats: term(
    ['Postes à domicile', '', 'Postes de travail chez les conseillers, en plus des positions ; vide : aucun.'],
    ['Places at home', '', 'Workplaces at advisers’ homes, beside the seats; empty: none.'],
  ),
  classroomSeats: term(
    ['Places en salle', '', 'Places de formation : le plus de personnes en salle à la fois ; vide : non vérifié.'],
    ['Classroom places', '', 'Training places: the most people in the classroom at once; empty: not checked.'],
  ),
  minimumAdvisers: term(
    ['Minimum de conseillers', 'personnes', 'Conseillers N1 et N2 que le site doit garder ; vide : pas de règle.'],
    ['Least advisers', 'people', 'Advisers N1 and N2 the site must keep; empty: no rule.'],
  ),
  opening: term(['Ouverture', '', 'Heures d’ouverture de chaque jour.'], ['Opening', '', 'Opening hours of each day.']),
  pricePerCall: term(
    ['Prix par appel', '€/appel', 'Partenaires : ce que coûte un appel pris.'],
    ['Price per call', '€/call', 'Partners: what an answered call costs.'],
  ),
  fixedCostPerMonth: term(
    ['Coût fixe', '€/mois', 'Loyer et charges du plateau.'],
    ['Fixed cost', '€/month', 'Rent and charges of the floor.'],
  ),
  latitude: term(['Latitude', '°', 'Pour la carte.'], ['Latitude', '°', 'For the map.']),
  longitude: term(['Longitude', '°', 'Pour la carte.'], ['Longitude', '°', 'For the map.']),
} as const;

export const skillProfileTerms = {
  id,
  name: term(
    ['Profil', '', 'Un ensemble de compétences que possède un groupe de conseillers.'],
    ['Profile', '', 'A set of skills that a group of advisers holds.'],
  ),
  skills: term(
    ['Compétences', '', 'Les flux auxquels ce profil a le droit de répondre.'],
    ['Skills', '', 'The flows this profile may answer.'],
  ),
  'skills/flowId': term(['Compétence', '', 'Le flux auquel ce profil répond.'], ['Skill', '', 'The flow this profile answers.']),
  'skills/handlingFactor': term(
    ['Facteur de DMT', '×', 'Durée de traitement d’un conseiller formé de ce profil, rapportée à celle du flux.'],
    ['AHT factor', '×', 'Handling time of a trained adviser of this profile, relative to the flow’s.'],
  ),
  'skills/rank': term(
    ['Rang du profil', '', 'Préférence du flux entre les profils à portée ; 1 d’abord.'],
    ['Profile rank', '', 'The flow’s preference among profiles in reach; 1 first.'],
  ),
  'skills/queueRank': term(
    ['Rang du flux', '', 'Préférence du conseiller entre les files en attente ; 1 d’abord.'],
    ['Flow rank', '', 'The adviser’s preference among waiting flows; 1 first.'],
  ),
} as const;

export const teamTerms = {
  id,
  siteId: term(['Site', '', 'Où travaille l’équipe.'], ['Site', '', 'Where the team works.']),
  profileId: term(['Profil', '', 'Les compétences de l’équipe.'], ['Profile', '', 'The team’s skills.']),
  headcount: term(
    ['Effectif', 'personnes', 'Nombre de personnes ; jamais de noms.'],
    ['Headcount', 'people', 'Number of people; never names.'],
  ),
  fte: term(['ETP', 'ETP', 'Équivalents temps plein payés.'], ['FTE', 'FTE', 'Full-time equivalents paid.']),
  weeklyHours: term(
    ['Durée hebdomadaire', 'h', 'Heures payées par semaine pour un temps plein.'],
    ['Weekly hours', 'h', 'Hours paid a week for full time.'],
  ),
  seniority: term(['Ancienneté', '', 'Répartition par ancienneté dans le métier.'], ['Seniority', '', 'Split by time in the job.']),
  'seniority/under1Year': term(
    ['Moins d’un an', '%', 'Part des conseillers de moins d’un an de métier.'],
    ['Under 1 year', '%', 'Share of advisers under one year in the job.'],
  ),
  'seniority/from1To5Years': term(
    ['1 à 5 ans', '%', 'Part des conseillers de un à cinq ans de métier.'],
    ['1 to 5 years', '%', 'Share of advisers with one to five years in the job.'],
  ),
  'seniority/over5Years': term(
    ['Plus de 5 ans', '%', 'Part des conseillers de plus de cinq ans de métier.'],
    ['Over 5 years', '%', 'Share of advisers over five years in the job.'],
  ),
  attritionPerYearShare: term(
    ['Départs', '%/an', 'Part des ETP qui part en un an, sans embauche.'],
    ['Attrition', '%/year', 'Share of the FTE that leaves in a year, without hiring.'],
  ),
  attritionByBand: term(
    ['Départs par ancienneté', '', 'Un taux de départ par tranche ; l’équipe vieillit alors mois après mois. Vide : un seul taux.'],
    ['Attrition by seniority', '', 'A rate of leaving for each band; the team then ages month by month. Empty: one rate.'],
  ),
  'attritionByBand/under1Year': term(
    ['Départs, moins d’un an', '%/an', 'Part de cette tranche qui part en un an.'],
    ['Leave, under 1 year', '%/year', 'Share of that band that leaves in a year.'],
  ),
  'attritionByBand/from1To5Years': term(
    ['Départs, 1 à 5 ans', '%/an', 'Part de cette tranche qui part en un an.'],
    ['Leave, 1 to 5 years', '%/year', 'Share of that band that leaves in a year.'],
  ),
  'attritionByBand/over5Years': term(
    ['Départs, plus de 5 ans', '%/an', 'Part de cette tranche qui part en un an.'],
    ['Leave, over 5 years', '%/year', 'Share of that band that leaves in a year.'],
  ),
  absenceShare: term(
    ['Absents imprévus', '%', 'Chance qu’un conseiller prévu manque ce jour-là, tirée chaque jour ; en plus des retraits. Vide : 0.'],
    ['Away unplanned', '%', 'Chance that a planned adviser stays away that day, drawn each day; beside the shrinkage. Empty: 0.'],
  ),
  handlingFactor: term(
    ['Facteur de DMT', '×', 'Durée de traitement de toute l’équipe, rapportée à celle de son profil ; vide : 1.'],
    ['AHT factor', '×', 'Handling time of the whole team, relative to its profile’s; empty: 1.'],
  ),
  variablePay: term(
    ['Part variable', '', 'Plan de part variable, le même pour toute l’équipe ; vide : aucun.'],
    ['Variable pay', '', 'A plan of variable pay, the same for the whole team; empty: none.'],
  ),
  'variablePay/targetEurosPerMonth': term(
    ['Part variable visée', '€/mois', 'Versée par personne et mois quand tout est atteint.'],
    ['Variable pay aimed at', '€/month', 'Paid a person and month when all is reached.'],
  ),
  'variablePay/individualShare': term(
    ['Part individuelle', '%', 'Dépend des appels traités par heure au téléphone. Les trois parts font 100 %.'],
    ['Individual part', '%', 'Depends on the calls handled an hour on the phone. The three parts make 100%.'],
  ),
  'variablePay/collectiveShare': term(
    ['Part collective', '%', 'Dépend du niveau de service rapporté à son objectif.'],
    ['Collective part', '%', 'Depends on the service level relative to its target.'],
  ),
  'variablePay/qualityShare': term(
    ['Part qualité', '%', 'Dépend de la part des appels sans réitération.'],
    ['Quality part', '%', 'Depends on the share of calls that do not come back.'],
  ),
  'variablePay/frozenShare': term(
    ['Gelée à', '%', 'Part du montant versée quels que soient les chiffres ; vide : pas de gel.'],
    ['Frozen at', '%', 'Share of the amount paid whatever the figures; empty: not frozen.'],
  ),
  shrinkageShare: term(
    ['Retraits', '%', 'Part du temps payé hors du téléphone : congés, maladie, formation, réunions, pauses.'],
    ['Shrinkage', '%', 'Share of paid time away from the phone: leave, sickness, training, meetings, breaks.'],
  ),
  costPerHour: term(
    ['Coût horaire', '€/h', 'Coût d’une heure payée, charges comprises.'],
    ['Cost per hour', '€/h', 'Cost of one paid hour, charges included.'],
  ),
  rosterId: term(
    ['Présence', '', 'Courbe de présence : comment les heures se répartissent sur la semaine et la journée.'],
    ['Presence', '', 'Presence curve: how the hours spread over week and day.'],
  ),
  cohorts: term(
    ['En formation ou en montée', '', 'Personnes en formation ou qui montent en compétence.'],
    ['In training or ramping up', '', 'People in training or ramping up.'],
  ),
  'cohorts/fte': term(
    ['ETP concernés', 'ETP', 'Équivalents temps plein de ce groupe.'],
    ['FTE concerned', 'FTE', 'Full-time equivalents of this group.'],
  ),
  'cohorts/awayShare': term(
    ['Absents du téléphone', '%', 'Part de leurs heures passée en salle de formation ce mois-ci.'],
    ['Away from the phone', '%', 'Share of their hours spent in the classroom this month.'],
  ),
  'cohorts/classroomShare': term(
    ['En salle', '%', 'Part de leurs heures en salle ce mois-ci, qui prend un formateur et une place.'],
    ['In the classroom', '%', 'Share of their hours in the classroom this month, which takes a trainer and a place.'],
  ),
  'cohorts/handlingFactor': term(
    ['Facteur de DMT', '×', 'Durée de traitement ce mois-ci, rapportée à celle d’un conseiller formé.'],
    ['AHT factor', '×', 'Handling time this month, relative to a trained adviser’s.'],
  ),
  'cohorts/flowIds': term(
    ['Flux concernés', '', 'Les flux sur lesquels ils montent en compétence.'],
    ['Flows concerned', '', 'The flows they are ramping up on.'],
  ),
  agentsByHalfHour: term(
    ['Présents fixés', 'conseillers', 'Conseillers au téléphone fixés par jour et demi-heure ; vide : calculés à partir des ETP.'],
    ['Agents fixed', 'advisers', 'Advisers on the phone fixed by day and half-hour; empty: computed from the FTE.'],
  ),
} as const;

export const trainingPathTerms = {
  id,
  fromProfileId: term(['Profil de départ', '', 'Le profil que les personnes quittent.'], ['From profile', '', 'The profile people leave.']),
  toProfileId: term(['Profil d’arrivée', '', 'Le profil qu’elles rejoignent.'], ['To profile', '', 'The profile they join.']),
  classroomWeeks: term(
    ['Formation en salle', 'semaines', 'Durée passée en formation, hors du téléphone.'],
    ['Classroom', 'weeks', 'Time spent in training, off the phone.'],
  ),
  accompanimentWeeks: term(
    ['Accompagnement', 'semaines', 'Durée avec un conseiller expérimenté à côté, après la salle.'],
    ['Accompaniment', 'weeks', 'Time with an experienced adviser at hand, after the classroom.'],
  ),
  accompanimentAwayShare: term(
    ['Retrait pendant l’accompagnement', '%', 'Part du temps encore hors du téléphone pendant l’accompagnement.'],
    ['Away while accompanied', '%', 'Share of time still off the phone while accompanied.'],
  ),
  rampFactor: term(
    ['Facteur de DMT au début', '×', 'Durée de traitement au sortir de la salle, rapportée à la normale.'],
    ['AHT factor at first', '×', 'Handling time just after the classroom, relative to normal.'],
  ),
  rampMonths: term(
    ['Montée en compétence', 'mois', 'Temps pour revenir à la durée de traitement normale, en ligne droite.'],
    ['Ramp-up', 'months', 'Time to come down to the normal handling time, in a line.'],
  ),
  costPerPerson: term(
    ['Coût par personne', '€', 'Formation et accompagnement, hors salaire.'],
    ['Cost per person', '€', 'Training and accompaniment, without pay.'],
  ),
} as const;

export const supportPostTerms = {
  id,
  siteId: term(['Site', '', 'Où se trouvent ces postes.'], ['Site', '', 'Where these posts are.']),
  kind: term(
    ['Fonction', '', 'Soutien, encadrement d’équipe, planification ou formation.'],
    ['Function', '', 'Support, team leader, planning or trainer.'],
  ),
  fte: term(
    ['ETP', 'ETP', 'Équivalents temps plein, comptés à part des conseillers.'],
    ['FTE', 'FTE', 'Full-time equivalents, counted apart from advisers.'],
  ),
  costPerHour: term(
    ['Coût horaire', '€', 'Coût d’une heure payée ; vide : comme les équipes du site, en moyenne.'],
    ['Cost an hour', '€', 'Cost of a paid hour; empty: as the site’s teams, on average.'],
  ),
  learnersPerPost: term(
    [
      'Personnes par formateur',
      '',
      'Formateurs : combien de personnes chacun peut avoir en salle à la fois ; vide : 10 (convention du métier).',
    ],
    ['Learners per trainer', '', 'Trainers: how many people each can have in the classroom at once; empty: 10 (trade convention).'],
  ),
} as const;

export const disruptionTerms = {
  id,
  name: term(
    ['Perturbation', '', 'Une période où un lieu ou un flux marche moins bien.'],
    ['Disruption', '', 'A window in which a place or flow works worse.'],
  ),
  fromMonth: term(['À partir de', '', 'Premier mois touché.'], ['From', '', 'First month affected.']),
  months: term(['Durée', 'mois', 'Nombre de mois touchés.'], ['Length', 'months', 'Number of months affected.']),
  siteId: term(['Site', '', 'Le site touché ; vide : partout.'], ['Site', '', 'The site affected; empty: everywhere.']),
  flowId: term(['Flux', '', 'Le flux touché ; vide : tous.'], ['Flow', '', 'The flow affected; empty: all.']),
  capacityFactor: term(
    ['Facteur de capacité', '×', 'Conseillers présents, rapportés à la normale.'],
    ['Capacity factor', '×', 'Advisers present, relative to normal.'],
  ),
  ahtFactor: term(
    ['Facteur de DMT', '×', 'Durée de traitement, rapportée à la normale.'],
    ['AHT factor', '×', 'Handling time, relative to normal.'],
  ),
} as const;

export const oneOffCostTerms = {
  id,
  name: term(['Dépense', '', 'Ce que la somme paie.'], ['Expense', '', 'What the amount pays for.']),
  month: term(['Mois', '', 'Mois de la dépense.'], ['Month', '', 'Month of the expense.']),
  euros: term(['Montant', '€', 'Somme payée une fois.'], ['Amount', '€', 'Amount paid once.']),
} as const;

export const runTerms = {
  month: term(
    ['Mois étudié', '', 'Le mois de l’étude qui est simulé.'],
    ['Month studied', '', 'The month of the study that is simulated.'],
  ),
  seed: term(
    ['Graine', '', 'Nombre qui fixe les tirages : même graine, mêmes chiffres.'],
    ['Seed', '', 'Number that fixes the draws: same seed, same figures.'],
  ),
  weeks: term(
    ['Semaines simulées', 'semaines', 'Plus il y en a, plus l’incertitude est petite.'],
    ['Simulated weeks', 'weeks', 'The more, the smaller the uncertainty.'],
  ),
  occupancyCap: term(
    ['Plafond d’occupation', '%', 'Taux d’occupation au-dessus duquel les aperçus avertissent.'],
    ['Occupancy cap', '%', 'Occupancy above which the previews warn.'],
  ),
} as const;

export const sourceTerms = {
  id,
  title: term(['Source', '', 'De quel document vient un chiffre.'], ['Source', '', 'Which document a figure comes from.']),
  detail: term(['Détail', '', 'Auteur, date, nature du document.'], ['Detail', '', 'Author, date, kind of document.']),
} as const;

export const scenarioTerms = {
  id,
  name: term(['Scénario', '', 'Nom du scénario.'], ['Scenario', '', 'Name of the scenario.']),
  note: term(['Note', '', 'Ce que le scénario veut montrer.'], ['Note', '', 'What the scenario is meant to show.']),
  madeBy: term(['Fait par', '', 'L’utilisateur, un exemple ou l’optimiseur.'], ['Made by', '', 'The user, a sample or the optimiser.']),
  levers: term(['Leviers', '', 'Ce que le scénario change, dans l’ordre.'], ['Levers', '', 'What the scenario changes, in order.']),
} as const;
