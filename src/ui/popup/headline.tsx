import { useState } from 'preact/hooks';

import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Client } from '@/messages/client';
import { courseSentence, landingSentence } from '../charts/course-words';
import { CourseTrack } from '../charts/course-track';
import { showFigure, showRange } from '../parts/figures';
import { reasonSentence } from '../parts/sentences';
import { Shape } from '../parts/shape';
import { useSpeech } from '../parts/speech';
import { kpiName } from '../parts/kpi-name';
import { isTakenApart } from '../told/changed';
import { Driver } from './driver';

interface HeadlineProps {
  client: Client;
  light: LightView;
  name: string;
  onWhy: () => void;
  onEdit: () => void;
}

/** The main target as the navigator: where we are, where we should be, where we will land, and the way to go. */
export function Headline({ client, light, name, onWhy, onEdit }: HeadlineProps) {
  const { words, language } = useSpeech();
  const [moved, setMoved] = useState(false);
  const landing = landingSentence(words, light, language);
  return (
    <section class="headline" aria-label={words('popup.main')}>
      <div class="headline-top">
        <Shape light={light.light} stale={light.stale} size={20} label={words(`light.${light.light}`)} />
        <h2>
          {kpiName(words, light)} <span class="muted">{name}</span>
        </h2>
        <span class="muted">{showRange(light.window, language)}</span>
      </div>
      {light.value !== null && (
        <p class="headline-figure">
          {showFigure(light.value, factsOf(light).unit, light.currency, language)}
        </p>
      )}
      <p class="headline-way">
        {light.light === 'grey'
          ? reasonSentence(words, light, language)
          : courseSentence(words, light, language)}
      </p>
      {light.value !== null && <CourseTrack light={light} />}
      {landing !== '' && <p class="muted small">{landing}</p>}
      {moved && <Driver client={client} light={light} />}
      <div class="actions">
        {isTakenApart(light) && (
          <button type="button" class="link" aria-expanded={moved} onClick={() => setMoved(!moved)}>
            {words('popup.moved')}
          </button>
        )}
        <button type="button" class="link" onClick={onWhy}>
          {words('popup.why')}
        </button>
        <button type="button" class="link" onClick={onEdit}>
          {words('popup.edit')}
        </button>
      </div>
    </section>
  );
}
