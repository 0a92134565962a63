import { useMemo, useRef } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Overview } from '@/messages/protocol';
import { FailureNote, Loading } from '../../parts/failure';
import { lightName } from '../../parts/light-name';
import { accountName, type Subjects } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';
import { home, narrowed, writeRoute, type Route } from '../route';
import { useKeys } from '../use-keys';
import type { Go } from '../use-route';
import { Filters } from './filters';
import { LightsTable } from './lights-table';
import { holdsCampaigns, rowsOf } from './rows';
import { useCampaignLights } from './use-campaign-lights';
import { WhyPanel } from './why-panel';

interface LightsPageProps {
  client: Client;
  overview: Overview;
  subjects: Subjects;
  route: Route;
  go: Go;
}

/** Every light, worst first: target lines that unfold to their campaigns, filters, and "why?" beside them. */
export function LightsPage({ client, overview, subjects, route, go }: LightsPageProps) {
  const { words } = useSpeech();
  const search = useRef<HTMLInputElement>(null);
  useKeys({
    '/': () => search.current?.focus(),
    Escape: () => {
      if (document.activeElement === search.current && route.search !== '') go({ search: '' }, 'replace');
      else if (route.open !== '') go({ open: '' });
      else search.current?.blur();
    },
  });

  const { lights: lines, targets, accounts } = overview;
  const wanted = useMemo(() => {
    const holding = lines.filter(holdsCampaigns);
    if (narrowed(route)) return [...new Set(holding.map(({ target }) => target))];
    const openCampaign = route.open !== '' && !lines.some(({ key }) => key === route.open);
    return [
      ...new Set(
        holding
          .filter(
            ({ key, target }) =>
              route.unfolded.includes(key) || (openCampaign && route.open.includes(target)),
          )
          .map(({ target }) => target),
      ),
    ];
  }, [lines, route.search, route.console, route.account, route.label, route.open, route.unfolded.join()]);
  const campaigns = useCampaignLights(client, wanted);
  const { rows, counts } = useMemo(
    () =>
      rowsOf({
        lines,
        campaigns: campaigns.lights,
        targets,
        accounts,
        subjects: subjects.campaigns,
        route,
        words,
      }),
    [lines, campaigns.lights, targets, accounts, subjects, JSON.stringify(route), words],
  );

  const opened =
    route.open === ''
      ? undefined
      : [...lines, ...[...campaigns.lights.values()].flat()].find(({ key }) => key === route.open);
  const account = accounts.find(({ key }) => key === opened?.subject.account);
  const clear = () => go({ ...home, page: 'lights' });

  if (targets.length === 0 || overview.readings === 0)
    return (
      <div class="page">
        <h1>{words('nav.lights')}</h1>
        <section class="blank">
          <h2>{words(overview.readings === 0 ? 'lights.unread.title' : 'lights.untargeted.title')}</h2>
          <p>{words(overview.readings === 0 ? 'lights.unread' : 'lights.untargeted')}</p>
          <button
            type="button"
            class="button primary"
            onClick={() => go({ ...home, page: 'targets', open: 'new' })}
          >
            {words('targets.new')}
          </button>
        </section>
        {overview.readings === 0 && (
          <section class="blank">
            <h2>{words('import.title')}</h2>
            <p>{words('import.lights')}</p>
            <button type="button" class="button" onClick={() => go({ ...home, page: 'data' })}>
              {words('import.lights.open')}
            </button>
          </section>
        )}
      </div>
    );

  return (
    <div class={`page page-list${opened ? ' page-split' : ''}`}>
      <div class="page-main">
        <h1>{words('nav.lights')}</h1>
        <Filters route={route} go={go} subjects={subjects} counts={counts} search={search} />
        {campaigns.failure && <FailureNote failure={campaigns.failure} again={campaigns.again} />}
        {rows.length > 0 ? (
          <LightsTable
            rows={rows}
            open={route.open}
            onOpen={(open) => go({ open })}
            onFold={(key, unfold) =>
              go({
                unfolded: unfold
                  ? [...new Set([...route.unfolded, key])]
                  : route.unfolded.filter((one) => one !== key),
              })
            }
          />
        ) : campaigns.loading ? (
          <Loading />
        ) : (
          <section class="blank">
            <p>{words('lights.none')}</p>
            <button type="button" class="button" onClick={clear}>
              {words('filter.clear')}
            </button>
          </section>
        )}
      </div>
      {opened && (
        <WhyPanel
          client={client}
          light={opened}
          name={lightName(words, opened, targets, accounts)}
          target={targets.find(({ id }) => id === opened.target)}
          campaign={subjects.campaigns.find(
            (one) => one.account === opened.subject.account && one.id === opened.subject.campaign,
          )}
          account={account ? accountName(account) : ''}
          look={overview.settings}
          onClose={() => go({ open: '' })}
          onEdit={() => go({ ...home, page: 'targets', open: opened.target })}
          whatIf={writeRoute({ ...home, page: 'budget', open: `what-if:${opened.target}` })}
        />
      )}
    </div>
  );
}
