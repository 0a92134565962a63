import type { Ref } from 'preact';

import { colours, type Colour } from '@/model/light';
import { platforms } from '@/model/platform';
import { Select } from '../../parts/fields';
import { accountChoices, labelsOf, type Subjects } from '../../parts/scopes';
import { platformName } from '../../parts/sentences';
import { Shape } from '../../parts/shape';
import { useSpeech } from '../../parts/speech';
import type { Route } from '../route';
import type { Go } from '../use-route';

interface FiltersProps {
  route: Route;
  go: Go;
  subjects: Subjects;
  counts: Record<Colour, number>;
  search: Ref<HTMLInputElement>;
}

/** Colours with their counts, and what narrows: search, console, account, label. All of it is in the address. */
export function Filters({ route, go, subjects, counts, search }: FiltersProps) {
  const { words } = useSpeech();
  const consoles = platforms.filter((one) => subjects.accounts.some(({ platform }) => platform === one));
  const labels = labelsOf(subjects);
  const toggle = (colour: Colour) =>
    go({
      colours: route.colours.includes(colour)
        ? route.colours.filter((one) => one !== colour)
        : colours.filter((one) => one === colour || route.colours.includes(one)),
    });
  return (
    <div class="filters" role="search">
      <div class="chips" role="group" aria-label={words('filter.colours')}>
        {colours.map((colour) => (
          <button
            key={colour}
            type="button"
            class="chip"
            aria-pressed={route.colours.includes(colour)}
            onClick={() => toggle(colour)}
          >
            <Shape light={colour} size={14} />
            {words(`light.${colour}`)} <b>{counts[colour]}</b>
          </button>
        ))}
      </div>
      <input
        ref={search}
        type="search"
        class="filter-search"
        aria-label={words('filter.search')}
        placeholder={words('filter.search')}
        value={route.search}
        onInput={(event) => go({ search: event.currentTarget.value }, 'replace')}
      />
      {consoles.length > 1 && (
        <Select
          label={words('filter.console')}
          value={route.console}
          options={[
            { value: '', shown: words('filter.console.all') },
            ...consoles.map((value) => ({ value, shown: platformName(words, value) })),
          ]}
          onChoose={(console) => go({ console })}
        />
      )}
      {subjects.accounts.length > 1 && (
        <Select
          label={words('filter.account')}
          value={route.account}
          options={[{ value: '', shown: words('filter.account.all') }, ...accountChoices(words, subjects)]}
          onChoose={(account) => go({ account })}
        />
      )}
      {labels.length > 0 && (
        <Select
          label={words('filter.label')}
          value={route.label}
          options={[
            { value: '', shown: words('filter.label.all') },
            ...labels.map((value) => ({ value, shown: value })),
          ]}
          onChoose={(label) => go({ label })}
        />
      )}
    </div>
  );
}
