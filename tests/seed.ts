import fc from 'fast-check';

/**
 * Property tests draw the same cases everywhere, so that a red run is the change's own doing. Other cases are
 * looked for on purpose: `FC_SEED=$RANDOM npm run unit`.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
