/** The projects that come with Plateau: six samples and the blank one (id 'empty', offered as "new project"). */
import { atelier } from './atelier/index.ts';
import { empty } from './empty.ts';
import { france } from './france/index.ts';
import { homeVersOpen } from './home-vers-open/index.ts';
import { incident } from './incident/index.ts';
import { mutualisation } from './mutualisation/index.ts';
import type { Sample } from './sample.ts';
import { scoOuest } from './sco-ouest/index.ts';

export type { Sample, SampleAudience } from './sample.ts';

export const SAMPLES: readonly Sample[] = [scoOuest, atelier, homeVersOpen, mutualisation, incident, france, empty];
