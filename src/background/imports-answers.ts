import type { importsRequests } from '@/messages/areas/imports';
import type { Handlers } from '@/messages/serve';
import { isTold } from '@/model/check/pooled';
import { verdictOf } from '@/model/check/verdict';
import type { Reading } from '@/model/reading';
import type { Finding } from '@/model/verdict';
import { lookAtImport } from '@/store/import-look';
import { listImports, publishImport } from '@/store/import-publish';
import { removeImport, restoreImport } from '@/store/import-undo';
import { addToImport, beginImport, dropImport } from '@/store/import-write';
import { layoutsOf, removeLayout, saveLayout } from '@/store/layouts';

import type { Post } from './post';
import { isOfSize } from './record';
import { Refused } from './refused';

/**
 * With its check of itself, after what only the whole file showed of it (src/model/check/pooled). Nothing is kept where
 * there was nothing to check, as in most of a file's days.
 */
function checked({ verdict: ofFile, ...reading }: Reading): Reading {
  const own = verdictOf(reading);
  const told = (ofFile ?? []).filter((one) => one.contradicts && !isTold(own, one));
  const verdict = told.length > 0 ? [...told, ...own.filter(({ code }) => !isCalm(code))] : own;
  return verdict.every(({ code }) => code === 'unchecked') ? reading : { ...reading, verdict };
}

const isCalm = (code: Finding['code']) => code === 'unchecked' || code === 'reconciles';

/** Report files: what a file would add, and adding it, all or nothing. */
export function importsAnswers({
  store,
  ports,
  changed,
}: Post): Pick<Handlers, keyof typeof importsRequests> {
  /** Tells the pages, where something became visible or went. */
  const telling = <T extends object>(reply: T) => ('refused' in reply ? reply : changed(reply));
  return {
    'import.look': ({ hash, accounts }) => lookAtImport(store, hash, accounts, ports.now()),
    'import.begin': (request) => beginImport(store, { ...request, id: crypto.randomUUID() }, ports.now()),
    'import.add': async ({ id, n, readings }) => {
      if (readings.some((reading) => reading.source !== 'report' || !isOfSize(reading)))
        throw new Refused('bad-message', 'import.add: readings');
      return addToImport(store, id, n, readings.map(checked), ports.now());
    },
    'import.publish': async ({ id }) => telling(await publishImport(store, id, ports.now())),
    'import.drop': ({ id }) => dropImport(store, id, ports.now()),
    'imports.list': () => listImports(store, ports.now()),
    'import.remove': async ({ id, before }) => telling(await removeImport(store, id, ports.now(), before)),
    'import.restore': async ({ id }) => telling(await restoreImport(store, id, ports.now())),
    'layouts.list': () => layoutsOf(store, ports.now()),
    'layouts.save': async ({ layout }) => {
      await saveLayout(store, layout, ports.now());
      return { saved: true };
    },
    'layouts.remove': async ({ fingerprint }) => ({
      removed: await removeLayout(store, fingerprint, ports.now()),
    }),
  };
}
