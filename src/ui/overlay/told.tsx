import { Fragment, type ComponentChildren } from 'preact';

import type { LightView } from '@/model/light';
import type { Told } from '@/messages/areas/told';
import { isTakenApart } from '../told/changed';
import type { Voice } from './spoken';

/** What the worker says of a light: awaited while null, `away` where it did not answer; undefined where nobody asks. */
export type Answer = Told | 'away' | null | undefined;

interface ToldProps {
  told: Answer;
  voice: Voice;
}

/** A part of the card under its heading. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** What moved the KPI. Its place is held while the answer is on its way, so that nothing moves under the pointer. */
export function Driver({ light, told, voice: { words } }: ToldProps & { light: LightView }) {
  if (told === undefined || !isTakenApart(light)) return null;
  const { changed, against } = told && told !== 'away' ? told : { changed: null, against: null };
  return (
    <Section title={words('changed.title')}>
      <div class="told" aria-live="polite">
        <p class={changed === null ? 'soft' : ''}>
          {changed ?? words(told === null ? 'changed.loading' : 'card.untold')}
        </p>
        {against && <p class="soft small">{against}</p>}
      </div>
    </Section>
  );
}

/** The mathematics, folded: last of all, so that unfolding it moves nothing. */
export function Sums({
  told,
  voice: { words },
  onGrown,
}: ToldProps & { onGrown(details: HTMLElement): void }) {
  if (told === undefined) return null;
  return (
    <details onToggle={(event) => onGrown(event.currentTarget)}>
      <summary>{words('card.sums')}</summary>
      {told === null || told === 'away' ? (
        <p class="soft">{words(told === null ? 'changed.loading' : 'card.untold')}</p>
      ) : (
        told.sums.map(({ title, lines, facts }) => (
          <Section key={title} title={title}>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <Facts facts={facts} />
          </Section>
        ))
      )}
    </details>
  );
}

/** Names and what is said of each. */
export function Facts({ facts }: { facts: Told['sums'][number]['facts'] }) {
  return (
    <dl>
      {facts.map(({ name, said }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
