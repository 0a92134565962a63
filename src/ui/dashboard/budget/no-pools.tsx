import { useSpeech } from '../../parts/speech';

/** There is no money to move yet, and why. */
export function NoPools() {
  const { words } = useSpeech();
  return (
    <section class="blank">
      <h2>{words('budget.none.title')}</h2>
      <p>{words('budget.none')}</p>
    </section>
  );
}
