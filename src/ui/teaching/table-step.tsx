import type { TableChoice } from '@/model/teaching-desk';
import { byUser } from '../overlay/events';
import { useSpeech } from '../parts/speech';

interface TableStepProps {
  tables: readonly TableChoice[];
  chosen: number | null;
  onChoose: (id: number) => void;
  onHover: (id: number | null) => void;
  onPoint: () => void;
  onAgain: () => void;
}

const MOST_HEADERS = 6;

/** Every table of the page by its headers, for those who do not point; each is outlined while one is on it. */
export function TableStep({ tables, chosen, onChoose, onHover, onPoint, onAgain }: TableStepProps) {
  const { words } = useSpeech();
  const again = (
    <button type="button" class="link" onClick={byUser(onAgain)}>
      {words('teach.again')}
    </button>
  );
  if (tables.length === 0)
    return (
      <section>
        <h3>{words('teach.none.title')}</h3>
        <p>{words('teach.none')}</p>
        {again}
      </section>
    );
  return (
    <div class="step" role="radiogroup" aria-labelledby="table">
      <h3 id="table">{words('teach.step.table')}</h3>
      {tables.map(({ id, label, headers, rows }) => (
        <label
          key={id}
          class="choice"
          onPointerEnter={byUser(() => onHover(id))}
          onPointerLeave={byUser(() => onHover(null))}
        >
          <input type="radio" name="table" checked={id === chosen} onChange={byUser(() => onChoose(id))} />
          <span>
            {label && <b>{label} </b>}
            {headers.filter(Boolean).slice(0, MOST_HEADERS).join(', ')}
            {headers.filter(Boolean).length > MOST_HEADERS && ' …'}
            <span class="soft"> · {words('teach.table.rows', { n: rows })}</span>
          </span>
        </label>
      ))}
      <p class="links">
        <button type="button" id="point-table" class="link" onClick={byUser(onPoint)}>
          {words('teach.point.at.table')}
        </button>
        {again}
      </p>
    </div>
  );
}
