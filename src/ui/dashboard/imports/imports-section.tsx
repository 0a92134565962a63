import type { Client } from '@/messages/client';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { ExportHints } from './export-hints';
import { FileDrop } from './file-drop';
import { FileStep } from './file-step';
import { ImportsList } from './imports-list';
import type { Imports } from './use-imports';

interface ImportsSectionProps {
  client: Client;
  imports: Imports;
  work: Work;
}

/** Report files: dropped or chosen, looked at, added, and taken out again. */
export function ImportsSection({ client, imports, work }: ImportsSectionProps) {
  const { words } = useSpeech();
  return (
    <>
      <section class="card" aria-label={words('import.title')}>
        <h2>{words('import.title')}</h2>
        <p class="lead">{words('import.lead')}</p>
        <FileDrop onFiles={imports.add} />
        <ExportHints />
        <ImportsList client={client} work={work} />
      </section>
      <FileStep imports={imports} />
    </>
  );
}
