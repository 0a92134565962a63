import type { LightView } from '@/model/light';
import type { Told } from '@/messages/areas/told';
import type { OverlayOptions, OverlayState } from './overlay';
import type { Voice } from './spoken';

/** What the worker says of the light whose card is open. */
export interface Answers {
  /** What is known of the light now; asks where that is not of these very figures in this language. */
  of(light: LightView, state: OverlayState, language: Voice['language']): Told | 'away' | null | undefined;
}

/** @param changed an answer came; it is about the light that was asked for last */
export function createAnswers(ask: OverlayOptions['onTell'], changed: () => void): Answers {
  let last: { light: LightView; language: string; told: Told | 'away' | null } | null = null;

  return {
    of(light, { status, lights }, language) {
      if (!ask || !lights?.account) return undefined;
      if (last?.light === light && last.language === language) return last.told;
      // Of the same light: what was said stands until it is said anew. Of another one nothing stands.
      const stands = last?.light.key === light.key && last.language === language ? last.told : null;
      const mine: typeof last = { light, language, told: stands };
      last = mine;
      const { platform } = status;
      const done = (told: Told | 'away' | null) => {
        if (last !== mine) return;
        if (told !== 'away' || stands === null) mine.told = told ?? 'away';
        changed();
      };
      ask({ platform, account: lights.account, light: light.key, language }).then(done, () => done('away'));
      return stands;
    },
  };
}
