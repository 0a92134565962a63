import type { KpiKey } from '@/model/kpi';
import { monthOf, quarterOf } from '@/model/range';
import type { Day } from '@/model/day';
import type { Objective, Period } from '@/model/target';
import { useSpeech } from '../../parts/speech';
import { chosen, type FormState } from '../../parts/form-state';

/** What fits an objective: its KPIs, the likeliest first, and how long a period should be to say something. */
export const templates: Record<
  Objective,
  { kpis: readonly KpiKey[]; repeat: Exclude<Period['kind'], 'once'> }
> = {
  sell: { kpis: ['roas', 'cpa', 'conversionValue', 'mer', 'poas'], repeat: 'month' },
  leads: { kpis: ['cpl', 'leads', 'cvr', 'cac'], repeat: 'month' },
  known: { kpis: ['impressions', 'cpm'], repeat: 'quarter' },
  teach: { kpis: ['clicks', 'ctr', 'cpc'], repeat: 'quarter' },
};
const objectives = Object.keys(templates) as Objective[];

/** Where to begin: what the target is for, and the KPIs that fit it. Everything can be changed after. */
export function Templates({ form, today }: { form: FormState; today: Day }) {
  const { words } = useSpeech();
  const { draft, set } = form;
  const fitting = draft.objective === '' ? [] : templates[draft.objective].kpis;
  const begin = (objective: Objective) => {
    const { kpis, repeat } = templates[objective];
    set({
      objective,
      repeat,
      from: (repeat === 'month' ? monthOf : quarterOf)(today).from,
      to: '',
      ...chosen(kpis[0]!, [], draft),
    });
  };
  return (
    <fieldset class="templates">
      <legend>{words('template.title')}</legend>
      <div class="chips">
        {objectives.map((objective) => (
          <button
            key={objective}
            type="button"
            class="chip"
            aria-pressed={draft.objective === objective}
            onClick={() => begin(objective)}
          >
            {words(`objective.${objective}`)}
          </button>
        ))}
      </div>
      {fitting.length > 0 && (
        <>
          <p class="muted small">{words(`template.${draft.objective}`)}</p>
          <div class="chips">
            {fitting.map((kpi) => (
              <button
                key={kpi}
                type="button"
                class="chip"
                aria-pressed={draft.kpi === kpi}
                onClick={() => set(chosen(kpi, [], draft))}
              >
                {words(`kpi.${kpi}`)}
              </button>
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}
