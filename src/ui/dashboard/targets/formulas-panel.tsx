import { useState } from 'preact/hooks';

import type { CustomFormula } from '@/model/custom-formula';
import type { Instant } from '@/model/day';
import type { Settings } from '@/model/settings';
import type { Target } from '@/model/target';
import { parseExpression } from '@/kpi/expression';
import type { Client } from '@/messages/client';
import { Dialog } from '../../parts/dialog';
import { Panel } from '../../parts/panel';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { FormulaForm } from './formula-form';
import { removeFormula, saveFormula } from './formula-deeds';
import { formulaWords } from './formula-text';

interface FormulasPanelProps {
  client: Client;
  settings: Settings;
  targets: readonly Target[];
  now: Instant;
  work: Work;
  onClose: () => void;
}

/** The user's own formulas: write, change, delete. Deleting one that targets use asks what becomes of them. */
export function FormulasPanel({ client, settings, targets, now, work, onClose }: FormulasPanelProps) {
  const { words, language } = useSpeech();
  const { formulas } = settings;
  const [edited, setEdited] = useState<string | null>(formulas.length === 0 ? 'new' : null);
  const [leaving, setLeaving] = useState<CustomFormula | null>(null);
  const usedBy = (id: string) => targets.filter(({ formula }) => formula?.id === id);
  const save = (formula: CustomFormula) =>
    void work
      .run(() => saveFormula(client, settings, formula, usedBy(formula.id), now))
      .then((done) => done && setEdited(null));
  const remove = (formula: CustomFormula, along: readonly Target[]) =>
    void work.run(() => removeFormula(client, settings, formula, along)).then(() => setLeaving(null));
  const before = formulas.find(({ id }) => id === edited);
  return (
    <Panel title={words('formulas.title')} onClose={onClose}>
      {edited === null ? (
        <>
          <ul class="formulas">
            {formulas.map((formula) => {
              const parsed = parseExpression(formula.expression);
              return (
                <li key={formula.id}>
                  <b>{formula.name}</b>
                  <p class="muted">
                    {parsed.ok ? formulaWords(words, parsed.expression, language) : formula.expression}
                  </p>
                  <div class="actions">
                    <button
                      type="button"
                      class="link"
                      aria-label={words('formulas.edit', { name: formula.name })}
                      onClick={() => setEdited(formula.id)}
                    >
                      {words('formulas.change')}
                    </button>
                    <button
                      type="button"
                      class="link"
                      aria-label={words('formulas.remove', { name: formula.name })}
                      onClick={() =>
                        usedBy(formula.id).length > 0 ? setLeaving(formula) : remove(formula, [])
                      }
                    >
                      {words('targets.remove')}
                    </button>
                  </div>
                </li>
              );
            })}
          </ul>
          <button type="button" class="button" onClick={() => setEdited('new')}>
            {words('formulas.new')}
          </button>
        </>
      ) : (
        <FormulaForm
          key={edited}
          before={before}
          taken={formulas.filter(({ id }) => id !== edited).map(({ name }) => name)}
          busy={work.busy}
          onSave={save}
          onCancel={() => (formulas.length === 0 ? onClose() : setEdited(null))}
        />
      )}
      {leaving && (
        <Dialog title={words('formulas.leave', { name: leaving.name })} onClose={() => setLeaving(null)}>
          <p>{words('formulas.used', { n: usedBy(leaving.id).length })}</p>
          <div class="actions">
            <button type="button" class="button primary" autofocus onClick={() => setLeaving(null)}>
              {words('action.cancel')}
            </button>
            <button type="button" class="button" disabled={work.busy} onClick={() => remove(leaving, [])}>
              {words('formulas.keep')}
            </button>
            <button
              type="button"
              class="button"
              disabled={work.busy}
              onClick={() => remove(leaving, usedBy(leaving.id))}
            >
              {words('formulas.both')}
            </button>
          </div>
        </Dialog>
      )}
    </Panel>
  );
}
