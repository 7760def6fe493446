/** The words of every measure: name, rule, what is counted and what it is divided by. The rules themselves stand in src/model/measures.ts. */
import { defineTexts } from '../lang.ts';

export const measureTexts = defineTexts(
  {
    flow: {
      serviceLevel: {
        name: 'Niveau de service',
        short: 'niveau de service',
        definition: (within: string) => `Part des appels reçus auxquels un conseiller répond en ${within} ou moins.`,
        numerator: (within: string) => `appels répondus en ${within} ou moins`,
        denominator: 'appels reçus (rappels, réitérations et transferts compris)',
      },
      serviceLevelExcludingShort: {
        name: 'Niveau de service hors abandons rapides',
        short: 'niveau de service hors abandons rapides',
        definition: (within: string) => `Part des appels répondus en ${within} ou moins, sans compter ceux qui raccrochent avant ce délai.`,
        numerator: (within: string) => `appels répondus en ${within} ou moins`,
        denominator: 'appels reçus, moins les abandons survenus avant le délai de l’objectif',
      },
      abandonment: {
        name: 'Taux d’abandon',
        short: 'taux d’abandon',
        definition: () => 'Part des appels reçus qui raccrochent avant qu’un conseiller réponde.',
        numerator: () => 'appels abandonnés',
        denominator: 'appels reçus',
      },
      meanWait: {
        name: 'Attente moyenne de tous les appels',
        short: 'attente moyenne',
        definition: () =>
          'Temps passé en file, en moyenne sur tous les appels reçus, abandons compris\u202f; 0 pour un appel pris aussitôt.',
        numerator: () => 'secondes d’attente de tous les appels',
        denominator: 'appels reçus',
      },
      asa: {
        name: 'Attente moyenne des appels répondus (DMA)',
        short: 'attente des appels répondus',
        definition: () => 'Temps passé en file, en moyenne sur les seuls appels auxquels un conseiller a répondu.',
        numerator: () => 'secondes d’attente des appels répondus',
        denominator: 'appels répondus',
      },
      offered: {
        name: 'Appels reçus par mois',
        short: 'appels reçus par mois',
        definition: () => 'Appels arrivés dans le mois\u00a0: premiers appels, rappels, réitérations et transferts.',
        numerator: () => 'appels reçus',
        denominator: 'mois : chaque jour simulé compte autant de fois qu’il y en a dans le mois',
      },
      answered: {
        name: 'Appels répondus par mois',
        short: 'appels répondus par mois',
        definition: () => 'Appels auxquels un conseiller a répondu dans le mois.',
        numerator: () => 'appels répondus',
        denominator: 'mois : chaque jour simulé compte autant de fois qu’il y en a dans le mois',
      },
      abandoned: {
        name: 'Appels abandonnés par mois',
        short: 'appels abandonnés par mois',
        definition: () => 'Appels qui ont raccroché avant la réponse dans le mois.',
        numerator: () => 'appels abandonnés',
        denominator: 'mois : chaque jour simulé compte autant de fois qu’il y en a dans le mois',
      },
      blocked: {
        name: 'Appels refusés par mois',
        short: 'appels refusés par mois',
        definition: () => 'Appels qui trouvent la file pleine dans le mois.',
        numerator: () => 'appels refusés',
        denominator: 'mois : chaque jour simulé compte autant de fois qu’il y en a dans le mois',
      },
      unserved: {
        name: 'Appels restés sans réponse à la fermeture, par mois',
        short: 'appels sans réponse à la fermeture',
        definition: () => 'Appels encore en file à la fermeture et laissés sans réponse, dans le mois.',
        numerator: () => 'appels en file à la fermeture',
        denominator: 'mois : chaque jour simulé compte autant de fois qu’il y en a dans le mois',
      },
    },
    site: {
      occupancy: {
        name: 'Taux d’occupation',
        short: 'taux d’occupation',
        definition:
          'Part du temps de présence au téléphone passée à traiter des appels (conversation, mise en attente, travail après appel).',
        numerator: 'secondes occupées par des appels',
        denominator: 'secondes de présence au téléphone',
      },
      siteServiceLevel: {
        name: 'Réponses dans le délai, parmi les appels répondus ici',
        short: 'réponses dans le délai',
        definition: 'Parmi les appels répondus par le site, part de ceux qui l’ont été dans le délai de l’objectif de leur flux.',
        numerator: 'appels répondus dans le délai par le site',
        denominator: 'appels répondus par le site',
      },
      siteAnswered: {
        name: 'Appels répondus par mois',
        short: 'appels répondus par mois',
        definition: 'Appels répondus par les conseillers du site dans le mois.',
        numerator: 'appels répondus par le site',
        denominator: 'mois : chaque jour simulé compte autant de fois qu’il y en a dans le mois',
      },
      overtimeSeconds: {
        name: 'Travail après la fin de service, par mois',
        short: 'travail après la fin de service',
        definition: 'Temps passé à finir des appels commencés avant la fin de la présence, dans le mois.',
        numerator: 'secondes de travail après la fin de présence',
        denominator: 'mois : chaque jour simulé compte autant de fois qu’il y en a dans le mois',
      },
    },
    spread: {
      waitP50: {
        name: 'Attente médiane des appels répondus (P50)',
        short: 'attente médiane',
        definition:
          'Attente que la moitié des appels répondus du mois ne dépassent pas\u202f; un appel pris aussitôt compte pour 0\u00a0s. Toutes les files du flux et tous les jours sont réunis, chaque jour autant de fois que le mois en a\u00a0: ce n’est pas une moyenne de centiles.',
      },
      waitP90: {
        name: 'Attente de 9 appels répondus sur 10 (P90)',
        short: 'attente de 9 appels répondus sur 10',
        definition:
          'Attente que 9 appels répondus du mois sur 10 ne dépassent pas\u202f; un appel pris aussitôt compte pour 0\u00a0s. Toutes les files du flux et tous les jours sont réunis, chaque jour autant de fois que le mois en a\u00a0: ce n’est pas une moyenne de centiles.',
      },
      waitP99: {
        name: 'Attente de 99 appels répondus sur 100 (P99)',
        short: 'attente de 99 appels répondus sur 100',
        definition:
          'Attente que 99 appels répondus du mois sur 100 ne dépassent pas\u202f; un appel pris aussitôt compte pour 0\u00a0s. Toutes les files du flux et tous les jours sont réunis, chaque jour autant de fois que le mois en a\u00a0: ce n’est pas une moyenne de centiles.',
      },
      targetMet: {
        name: 'Jours où l’objectif est tenu',
        short: 'jours où l’objectif est tenu',
        definition:
          'Chance qu’un jour du mois tienne l’objectif\u00a0: part des jours où assez d’appels sont répondus dans le délai. Tous flux réunis\u00a0: jours où chaque flux tient le sien.',
        numerator: 'jours où l’objectif est tenu',
        denominator: 'jours simulés, chaque jour de la semaine autant de fois que le mois en a',
      },
    },
    units: { share: '%', seconds: 's', calls: 'appels', points: 'pt' },
  },
  {
    flow: {
      serviceLevel: {
        name: 'Service level',
        short: 'service level',
        definition: (within: string) => `Share of the calls offered that an adviser answers within ${within}.`,
        numerator: (within: string) => `calls answered within ${within}`,
        denominator: 'calls offered (redials, repeats and transfers included)',
      },
      serviceLevelExcludingShort: {
        name: 'Service level without short abandonments',
        short: 'service level without short abandonments',
        definition: (within: string) => `Share of the calls answered within ${within}, not counting those that hang up before that time.`,
        numerator: (within: string) => `calls answered within ${within}`,
        denominator: 'calls offered, less those abandoned within the target’s time',
      },
      abandonment: {
        name: 'Abandonment',
        short: 'abandonment',
        definition: () => 'Share of the calls offered that hang up before an adviser answers.',
        numerator: () => 'calls abandoned',
        denominator: 'calls offered',
      },
      meanWait: {
        name: 'Mean wait of all calls',
        short: 'mean wait',
        definition: () => 'Time in queue, on average over all calls offered, abandoned ones included; 0 for a call answered at once.',
        numerator: () => 'seconds waited by all calls',
        denominator: 'calls offered',
      },
      asa: {
        name: 'Mean wait of answered calls (ASA)',
        short: 'wait of answered calls',
        definition: () => 'Time in queue, on average over the calls that an adviser answered.',
        numerator: () => 'seconds waited by answered calls',
        denominator: 'calls answered',
      },
      offered: {
        name: 'Calls offered a month',
        short: 'calls offered a month',
        definition: () => 'Calls that arrive in the month: first calls, redials, repeats and transfers.',
        numerator: () => 'calls offered',
        denominator: 'month: each simulated weekday counts as often as the month has it',
      },
      answered: {
        name: 'Calls answered a month',
        short: 'calls answered a month',
        definition: () => 'Calls that an adviser answered in the month.',
        numerator: () => 'calls answered',
        denominator: 'month: each simulated weekday counts as often as the month has it',
      },
      abandoned: {
        name: 'Calls abandoned a month',
        short: 'calls abandoned a month',
        definition: () => 'Calls that hung up before the answer in the month.',
        numerator: () => 'calls abandoned',
        denominator: 'month: each simulated weekday counts as often as the month has it',
      },
      blocked: {
        name: 'Calls turned away a month',
        short: 'calls turned away a month',
        definition: () => 'Calls that find the queue full in the month.',
        numerator: () => 'calls turned away',
        denominator: 'month: each simulated weekday counts as often as the month has it',
      },
      unserved: {
        name: 'Calls left unanswered at closing, a month',
        short: 'calls unanswered at closing',
        definition: () => 'Calls still queueing at closing time and left without an answer, in the month.',
        numerator: () => 'calls queueing at closing',
        denominator: 'month: each simulated weekday counts as often as the month has it',
      },
    },
    site: {
      occupancy: {
        name: 'Occupancy',
        short: 'occupancy',
        definition: 'Share of the time staffed on the phone that is spent handling calls (talk, hold, after-call work).',
        numerator: 'seconds busy with calls',
        denominator: 'seconds staffed on the phone',
      },
      siteServiceLevel: {
        name: 'Answers in time, among calls answered here',
        short: 'answers in time',
        definition: 'Among the calls the site answered, the share answered within the time of their flow’s target.',
        numerator: 'calls the site answered in time',
        denominator: 'calls the site answered',
      },
      siteAnswered: {
        name: 'Calls answered a month',
        short: 'calls answered a month',
        definition: 'Calls answered by the site’s advisers in the month.',
        numerator: 'calls the site answered',
        denominator: 'month: each simulated weekday counts as often as the month has it',
      },
      overtimeSeconds: {
        name: 'Work after the end of the shift, a month',
        short: 'work after the shift',
        definition: 'Time spent finishing calls begun before the end of the shift, in the month.',
        numerator: 'seconds worked after the shift',
        denominator: 'month: each simulated weekday counts as often as the month has it',
      },
    },
    spread: {
      waitP50: {
        name: 'Median wait of answered calls (P50)',
        short: 'median wait',
        definition:
          'Wait that half of the month’s answered calls do not exceed; a call answered at once counts 0 s. All queues of the flow and all days are taken together, each day as often as the month has it: this is no average of percentiles.',
      },
      waitP90: {
        name: 'Wait of 9 in 10 answered calls (P90)',
        short: 'wait of 9 in 10 answered calls',
        definition:
          'Wait that 9 in 10 of the month’s answered calls do not exceed; a call answered at once counts 0 s. All queues of the flow and all days are taken together, each day as often as the month has it: this is no average of percentiles.',
      },
      waitP99: {
        name: 'Wait of 99 in 100 answered calls (P99)',
        short: 'wait of 99 in 100 answered calls',
        definition:
          'Wait that 99 in 100 of the month’s answered calls do not exceed; a call answered at once counts 0 s. All queues of the flow and all days are taken together, each day as often as the month has it: this is no average of percentiles.',
      },
      targetMet: {
        name: 'Days that meet the target',
        short: 'days that meet the target',
        definition:
          'Chance that a day of the month meets the target: share of the days on which enough calls are answered in time. All flows together: days on which every flow meets its own.',
        numerator: 'days on which the target is met',
        denominator: 'simulated days, each weekday as often as the month has it',
      },
    },
    units: { share: '%', seconds: 's', calls: 'calls', points: 'pts' },
  },
);
