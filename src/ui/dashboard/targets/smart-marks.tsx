import type { LightView } from '@/model/light';
import type { Target } from '@/model/target';
import { smartLetters, smartOf } from '../../parts/smart';
import { useSpeech } from '../../parts/speech';

/** SMART as five short marks: filled holds, outlined does not, dashed is not known yet. Each says what it means. */
export function SmartMarks({ target, light }: { target: Target; light: LightView | undefined }) {
  const { words } = useSpeech();
  const marks = smartOf(target, light);
  const told = smartLetters.map((letter) => words(`smart.${letter}.${marks[letter]}`));
  return (
    <span class="smart" role="img" aria-label={told.join('. ')}>
      {smartLetters.map((letter, index) => (
        <span key={letter} class={`smart-mark smart-${marks[letter]}`} title={told[index]}>
          {words(`smart.${letter}`)}
        </span>
      ))}
    </span>
  );
}
