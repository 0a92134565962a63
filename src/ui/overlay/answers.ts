import type { LightView } from '@/model/light';
import type { Told } from '@/messages/areas/told';
import type { OverlayOptions, OverlayState } from './overlay';
import type { Voice } from './spoken';
import type { Answer } from './told';

type Ask = NonNullable<OverlayOptions['onTell']>;

/** What the worker says of the light whose card is open. */
export interface Answers {
  /** What is known of the light now; asks where that is not of these very figures in this language. */
  of(light: LightView, state: OverlayState, language: Voice['language']): Answer;
}

/** @param changed an answer came; it is about the light that was asked for last */
export function createAnswers(ask: Ask | undefined, changed: () => void): Answers {
  let last: { light: LightView; language: string; told: Told | 'away' | null } | null = null;

  /** Puts the answer where it was asked for; whoever asked since then is answered by another. */
  async function learn(mine: NonNullable<typeof last>, request: Parameters<Ask>[0]): Promise<void> {
    const told = await ask!(request).catch(() => null);
    if (last !== mine) return;
    if (told !== null || mine.told === null) mine.told = told ?? 'away';
    changed();
  }

  return {
    of(light, { status, lights }, language) {
      if (!ask || !lights?.account) return undefined;
      if (last?.light === light && last.language === language) return last.told;
      // Of the same light: what was said stands until it is said anew. Of another one nothing stands.
      const stands = last?.light.key === light.key && last.language === language ? last.told : null;
      const mine = { light, language, told: stands };
      last = mine;
      const request = { platform: status.platform, account: lights.account, light: light.key, language };
      void learn(mine, request);
      return stands;
    },
  };
}
