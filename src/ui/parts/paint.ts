import { useLayoutEffect } from 'preact/hooks';

import type { Settings } from '@/model/settings';
import type { Language } from '@/locales/words';

/** Puts theme, palette and language on the page, where the stylesheet and screen readers look for them. */
export function usePaint(settings: Pick<Settings, 'theme' | 'palette'>, language: Language, title: string) {
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.lang = language;
    page.dataset.theme = settings.theme;
    page.dataset.palette = settings.palette;
    document.title = title;
  }, [settings.theme, settings.palette, language, title]);
}
