import type { Day } from '@/model/day';
import type { PoolView } from '@/messages/areas/budget';
import type { Client } from '@/messages/client';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { showFigure } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { GroupLines } from './group-lines';
import { clashSays, poolTitle } from './group-words';
import { HeldList } from './held-list';
import { HintCard } from './hint-card';
import { NoPools } from './no-pools';

interface MovesProps {
  client: Client;
  today: Day;
  work: Work;
}

/** The moves worth making, pool by pool, or that it is best to leave everything as it is. */
export function Moves({ client, today, work }: MovesProps) {
  const { words } = useSpeech();
  const asked = useAsk(client, 'hints.list', {});
  if (asked.state === 'loading') return <Loading />;
  if (asked.state === 'failed') return <FailureNote failure={asked.failure} again={asked.again} />;
  const { pools } = asked.value;
  if (pools.length === 0) return <NoPools />;
  return (
    <>
      {pools.map((pool) => (
        <PoolCard key={pool.id} client={client} today={today} work={work} pool={pool} />
      ))}
      {pools.length > 1 && <p class="muted small">{words('budget.apart')}</p>}
    </>
  );
}

function PoolCard({ pool, ...rest }: MovesProps & { pool: PoolView }) {
  const { words, language } = useSpeech();
  const best = pool.held.some(({ reason }) => reason.code === 'best-as-it-is');
  return (
    <section class="card pool">
      <div class="pool-top">
        <h2 title={pool.accounts.map(({ name }) => name).join(' + ')}>{poolTitle(words, pool.accounts)}</h2>
        {pool.currency !== null && (
          <span class="muted">
            {words('budget.pool.spends', {
              spend: showFigure(Math.round(pool.spend), 'money', pool.currency, language),
            })}
          </span>
        )}
      </div>
      {pool.trouble && <p>{words(`budget.pool.trouble.${pool.trouble}`)}</p>}
      {pool.clash && pool.currency !== null && (
        <div class="stay" role="status">
          <h3>{words('limits.clash.title')}</h3>
          <p>{clashSays(words, pool.clash, pool.groups, pool.currency, language)}</p>
        </div>
      )}
      {!pool.clash && pool.currency !== null && (
        <GroupLines groups={pool.groups} currency={pool.currency} broken />
      )}
      {pool.moves.map((hint) => (
        <HintCard key={hint.id} {...rest} hint={hint} several={pool.accounts.length > 1} />
      ))}
      {!pool.trouble && !pool.clash && pool.moves.length === 0 && (
        <div class="stay">
          <h3>{words('budget.stay.title')}</h3>
          <p>{words(best ? 'budget.stay.says' : 'budget.stay.held')}</p>
        </div>
      )}
      <HeldList held={pool.held} />
    </section>
  );
}
