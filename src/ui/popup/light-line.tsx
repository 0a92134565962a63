import { useState } from 'preact/hooks';

import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Client } from '@/messages/client';
import { showDistance } from '../parts/distance';
import { showAge, showFigure } from '../parts/figures';
import { reasonSentence } from '../parts/sentences';
import { Shape } from '../parts/shape';
import { useSpeech } from '../parts/speech';
import { trailSentence } from '../parts/trail';
import { kpiName } from '../parts/kpi-name';
import { Driver } from './driver';

interface LightLineProps {
  client: Client;
  light: LightView;
  name: string;
  onEdit: () => void;
  onWhy: () => void;
}

/** One light: shape, of what, value against target; below it the distance and the age. Opens to its sentence. */
export function LightLine({ client, light, name, onEdit, onWhy }: LightLineProps) {
  const { words, language, now } = useSpeech();
  const [open, setOpen] = useState(false);
  const { unit } = factsOf(light);
  const show = (figure: number | null) =>
    showFigure(figure, unit, light.currency, language, { compact: true });
  const trail = trailSentence(words, light, language);
  return (
    <li class="line">
      <button type="button" class="line-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Shape light={light.light} stale={light.stale} label={words(`light.${light.light}`)} />
        <span class="line-name">
          <b>{kpiName(words, light)}</b> <span class="line-where">{name}</span>
        </span>
        <span class="line-figures">
          {show(light.value)} <span class="muted">/ {show(light.aim.value)}</span>
        </span>
        <span class="line-distance">
          {light.light === 'grey' ? words(`grey.${light.reason.code}`) : showDistance(words, light, language)}
        </span>
        <span class="line-age">{showAge(light.asOf, now, words)}</span>
      </button>
      {open && (
        <div class="line-more">
          <p>{reasonSentence(words, light, language)}</p>
          {trail && <p class="muted">{trail}</p>}
          <Driver client={client} light={light} />
          <div class="actions">
            <button type="button" class="link" onClick={onWhy}>
              {words('popup.why')}
            </button>
            <button type="button" class="link" onClick={onEdit}>
              {words('popup.edit')}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}
