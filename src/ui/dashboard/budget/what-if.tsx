import { useMemo, useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Replies } from '@/messages/protocol';
import type { Plan } from '@/model/plan';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { FieldBox, Select } from '../../parts/fields';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { Aims } from './aims';
import { Channels } from './channels';
import { Forecasts } from './forecasts';
import { poolTitle } from './group-words';
import { NoPools } from './no-pools';
import { Plans } from './plans';
import { forecasts, scenarioOf } from './scenario';
import { Sliders } from './sliders';
import { StepList } from './step-list';

interface WhatIfProps {
  client: Client;
  work: Work;
  /** The target that it was opened for; '' for none. */
  asked: string;
}

/** Sliders that move budgets, and the forecast of each target that follows at once. */
export function WhatIf({ client, work, asked }: WhatIfProps) {
  const { words } = useSpeech();
  const scene = useAsk(client, 'budget.scene', {});
  const [chosen, setChosen] = useState('');
  if (scene.state === 'loading') return <Loading />;
  if (scene.state === 'failed') return <FailureNote failure={scene.failure} again={scene.again} />;
  const { pools } = scene.value;
  const home = pools.find(({ targets }) => targets.some(({ id }) => id === asked));
  const pool = pools.find(({ id }) => id === chosen) ?? home ?? pools[0];
  if (!pool) return <NoPools />;
  return (
    <>
      <p class="lead">{words('whatif.lead')}</p>
      {asked !== '' && !home && <p role="status">{words('whatif.green.elsewhere')}</p>}
      {pools.length > 1 && (
        <FieldBox label={words('whatif.pool')} class="pool-choice">
          {(wired) => (
            <Select
              wired={wired}
              value={pool.id}
              options={pools.map(({ id, accounts }) => ({
                value: id,
                shown: poolTitle(words, accounts),
              }))}
              onChoose={setChosen}
            />
          )}
        </FieldBox>
      )}
      <Bench key={pool.id} client={client} work={work} asked={asked} scene={scene.value} pool={pool} />
    </>
  );
}

type Scene = Replies['budget.scene'];

type BenchProps = WhatIfProps & { scene: Scene; pool: Scene['pools'][number] };

function Bench({ client, work, asked, scene, pool }: BenchProps) {
  const scenario = useMemo(() => scenarioOf(pool), [pool]);
  const [plan, setPlan] = useState<ReadonlyMap<string, number>>(new Map());
  const now = useMemo(() => forecasts(scenario, new Map()), [scenario]);
  const then = useMemo(() => forecasts(scenario, plan), [scenario, plan]);
  const plans = scene.plans.filter((one: Plan) => one.pool === pool.id);
  return (
    <>
      <Forecasts
        client={client}
        asked={asked}
        scenario={scenario}
        now={now}
        then={then}
        plan={plan}
        onPlan={setPlan}
      />
      <Aims scenario={scenario} plan={plan} onPlan={setPlan} />
      <Sliders scenario={scenario} plan={plan} onPlan={setPlan} />
      <StepList scenario={scenario} plan={plan} step={scene.rules.step} />
      <Plans client={client} work={work} scenario={scenario} plan={plan} plans={plans} onPlan={setPlan} />
      <Channels
        client={client}
        work={work}
        pool={pool}
        channels={scene.channels.filter((one) => one.pool === pool.id || one.pool === '')}
      />
    </>
  );
}
