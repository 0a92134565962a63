import type { Day } from '@/model/day';
import type { Client } from '@/messages/client';
import { useSpeech } from '../../parts/speech';
import { home, writeRoute, type Route } from '../route';
import type { Work } from '../use-work';
import { Moves } from './moves';
import { Past } from './past';
import { Rules } from './rules';
import { WhatIf } from './what-if';

const parts = ['moves', 'what-if', 'past', 'rules'] as const;

interface BudgetPageProps {
  client: Client;
  today: Day;
  route: Route;
  work: Work;
}

/** The budget: moves, what if, what became of moves, rules. Which part is open stands in the address. */
export function BudgetPage({ client, today, route, work }: BudgetPageProps) {
  const { words } = useSpeech();
  // `what-if:<target>` asks what would bring that target to green.
  const [opened = '', ...asked] = route.open.split(':');
  const part = parts.find((name) => name === opened) ?? 'moves';
  return (
    <div class="page budget-page">
      <h1>{words('nav.budget')}</h1>
      <nav class="parts" aria-label={words('budget.parts')}>
        {parts.map((name) => (
          <a
            key={name}
            href={writeRoute({ ...home, page: 'budget', open: name === 'moves' ? '' : name })}
            aria-current={name === part ? 'page' : undefined}
          >
            {words(`budget.part.${name}`)}
          </a>
        ))}
      </nav>
      {part === 'moves' && (
        <>
          <p class="lead">{words('budget.lead')}</p>
          <Moves client={client} today={today} work={work} />
        </>
      )}
      {part === 'what-if' && <WhatIf client={client} work={work} asked={asked.join(':')} />}
      {part === 'past' && <Past client={client} today={today} work={work} />}
      {part === 'rules' && <Rules client={client} today={today} work={work} />}
    </div>
  );
}
