import type { Row, Status } from '@/model/reading';
import { foldWords } from './numbers-text';

/** What a console's words on delivery mean. */
export interface Delivery {
  status: Status;
  limitedBy: Row['limitedBy'];
}

type Rule = [RegExp, Status, Row['limitedBy']?];

/**
 * Folded words (lower case, no accents) in the languages that the consoles are mostly used in. The first rule that
 * matches counts: what limits a campaign stands before what it is.
 */
const RULES: readonly Rule[] = [
  [
    /learning limited|apprendimento limitato|lernphase (?:eingeschrankt|begrenzt)|begrenzte lernphase|eingeschrankte lernphase|apprentissage (?:limite|insuffisant)|aprendizaje limitado|aprendizado limitado|学习期数据不足|学习受限/,
    'limited',
    'learning',
  ],
  [
    /limited by budget|out of budget|budget (?:exceeded|exhausted)|budget (?:esaurito|terminato)|budget (?:aufgebraucht|ausgeschopft|erschopft)|budget epuise|presupuesto agotado|orcamento esgotado|(?:limitat[ao] (?:dal|da|per il) budget|budget limitato)|(?:durch budget eingeschrankt|durch das budget (?:begrenzt|eingeschrankt)|budget eingeschrankt)|limitee? par le budget|limitad[ao] por (?:el )?presupuesto|limitad[ao] pelo orcamento|受预算限制|预算受限/,
    'limited',
    'budget',
  ],
  [
    /bid limited|limited by bid|cost limited|(?:limitat[ao] (?:dall.)?offerta|offerta limitata)|durch (?:das )?gebot (?:begrenzt|eingeschrankt)|gebot eingeschrankt|limitee? par (?:l.)?enchere|limitad[ao] por (?:la )?puja|limitad[ao] pelo lance|受出价限制/,
    'limited',
    'bid',
  ],
  [
    /limited by policy|disapproved|rejected|policy|non approvat|rifiutat|abgelehnt|richtlinie|refuse|rejete|reglement|rechazad|politica|reprovad|rejeitad|未获批准|被拒/,
    'limited',
    'policy',
  ],
  [/learning|apprendimento|lernphase|in lern|apprentissage|aprendizaje|aprendizado|学习/, 'learning'],
  [
    /^(?:eligible )?\(?limited\)?$|\blimited\b|limitat[ao]\b|eingeschrankt|limitee?\b|limitad[ao]\b|受限/,
    'limited',
  ],
  [
    /(?<!in)complete|ended|expired|finished|completat|terminat|conclus|scadut|abgeschlossen|beendet|abgelaufen|termine|achevee?|expire|completad|finalizad|concluid|encerrad|已完成|已结束/,
    'ended',
  ],
  [
    /removed|deleted|archived|rimoss|eliminat|archiviat|entfernt|geloscht|archiviert|supprime|archive|eliminad|quitad|archivad|removid|excluid|arquivad|已删除|已移除|已归档/,
    'removed',
  ],
  [
    /\bpaused?\b|\boff\b|inactive|disabled|in pausa|disattiv|non attiv|inattiv|spent[ao]|pausiert|\baus\b|inaktiv|deaktiviert|nicht aktiv|en pause|mis en veille|desactive|inactif|\barretee?\b|detenid|pausad|en pausa|inactiv|desactivad|desativad|inativ|已暂停|已关闭|关闭/,
    'paused',
  ],
  [
    /not deliver|no delivery|nessuna pubblicazione|non (?:in )?pubblic|keine auslieferung|wird nicht|non diffus|pas diffus|sin entrega|no se (?:esta )?entrega|nao veicul|sem veiculacao|未投放/,
    'other',
  ],
  [
    /^(?:active|enabled|eligible|wird ausgeliefert|delivering|running|attiv[aoe]|idone[ao]|abilitat[ao]|in pubblicazione|aktiv|aktiviert|in auslieferung|geeignet|active|activee?|actif|eligible|en diffusion|activ[ao]|habilitad[ao]|apt[ao]|en circulacion|ativ[ao]|ativad[ao]|qualificad[ao]|投放中|启用|有效|已启用)\b/,
    'enabled',
  ],
  [/^(?:投放中|启用|有效|已启用|正在投放)/, 'enabled'],
];

/**
 * What the words of a status column say; `other` for words that are not known (in review, scheduled, a language
 * that is not here), null for no words.
 * @example deliveryOf('Learning limited') // { status: 'limited', limitedBy: 'learning' }
 */
export function deliveryOf(text: string): Delivery | null {
  const folded = foldWords(text).slice(0, 120);
  if (!folded || /^[-–—]+$/.test(folded)) return null;
  const rule = RULES.find(([pattern]) => pattern.test(folded));
  return rule ? { status: rule[1], limitedBy: rule[2] ?? null } : { status: 'other', limitedBy: null };
}
