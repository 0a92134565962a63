import type { LightView } from '@/model/light';
import type { OverlayState } from './overlay';
import type { Face } from './pill';
import { lightSentence, pillFigures, type Voice } from './spoken';

/** The bar's main target as a card's subject. No campaign's id: those have no spaces. */
export const MAIN = 'main target';

/** The lights that a card tells of a subject; none where there are none now. */
export function tellingOf(state: OverlayState, subject: string): readonly LightView[] {
  if (subject !== MAIN) return lightsOf(state, subject);
  const main = state.lights?.bar.main;
  return main ? [main] : [];
}

/** A campaign's lights, the most telling first. Ids come from the page: what every object has is no campaign. */
export function lightsOf(state: OverlayState, id: string): readonly LightView[] {
  const campaigns = state.lights?.campaigns;
  return campaigns && Object.hasOwn(campaigns, id) ? campaigns[id]! : [];
}

/** Is there anything of ours to be seen on this page? */
export function isShown({ settings, status }: OverlayState): boolean {
  return settings.overlay && status.state !== 'no-table';
}

/** May lights stand in the rows? */
export function lightsRows(state: OverlayState): boolean {
  return isShown(state) && (state.status.state === 'reading' || state.status.state === 'waiting');
}

/** What a row's light shows: the campaign's most telling light. */
export function faceOf(state: OverlayState, id: string, voice: Voice): Face | null {
  const [light] = lightsRows(state) ? lightsOf(state, id) : [];
  if (!light) return null;
  return {
    light: light.light,
    stale: light.stale,
    figures: pillFigures(light, voice.language),
    label: () => lightSentence(light, voice),
  };
}

/** The row's light, or none: one that cannot be drawn is missed alone and takes no other with it. */
export function faceOrNone(
  state: OverlayState,
  id: string,
  voice: Voice,
  failed: ((error: unknown) => void) | undefined,
): Face | null {
  try {
    return faceOf(state, id, voice);
  } catch (error) {
    failed?.(error);
    return null;
  }
}
