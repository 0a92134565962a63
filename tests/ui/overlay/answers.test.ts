import { describe, expect, it, vi } from 'vitest';

import type { LightView } from '@/model/light';
import type { Told } from '@/messages/areas/told';
import { createAnswers } from '@/ui/overlay/answers';
import { campaigns, light, stateOf, toldOf } from '../../e2e/overlay/lights';

const list = campaigns(4);
const lightAt = (index: number, change: Partial<LightView> = {}) => light(index, list[index]!, change);
const inTurn = () => new Promise((done) => setTimeout(done, 0));

/** Answers when it is told to, in any order. */
function desk() {
  const open: { key: string; language: string; answer(told: Told | null): void; refuse(): void }[] = [];
  const changed = vi.fn();
  const answers = createAnswers(
    ({ light: key, language }) =>
      new Promise((answer, reject) =>
        open.push({ key, language, answer, refuse: () => reject(new Error('gone')) }),
      ),
    changed,
  );
  const state = stateOf(list);
  const of = (one: LightView, language: 'en' | 'it' = 'en') => answers.of(one, state, language);
  return { open, changed, of, state };
}

describe('what the worker says of an open card', () => {
  it('is asked once, awaited, and then there', async () => {
    const { open, changed, of } = desk();
    const one = lightAt(2);
    expect(of(one)).toBeNull();
    expect(of(one)).toBeNull();
    expect(open).toHaveLength(1);
    open[0]!.answer(toldOf('a', 'en'));
    await inTurn();
    expect(changed).toHaveBeenCalledTimes(1);
    expect(of(one)).toEqual(toldOf('a', 'en'));
  });

  it('is of the light that is open, whoever is answered first', async () => {
    const { open, changed, of } = desk();
    const [one, other] = [lightAt(2), lightAt(3)];
    of(one);
    expect(of(other)).toBeNull();
    open[1]!.answer(toldOf('other', 'en'));
    await inTurn();
    open[0]!.answer(toldOf('one', 'en'));
    await inTurn();
    expect(of(other)).toEqual(toldOf('other', 'en'));
    expect(changed).toHaveBeenCalledTimes(1);
    // The same campaign in another account is another light.
    expect(of({ ...other, key: 't1 a2 7' })).toBeNull();
  });

  it('stands while it is said anew of newer figures, and where nobody answers then', async () => {
    const { open, of } = desk();
    of(lightAt(2));
    open[0]!.answer(toldOf('old', 'en'));
    await inTurn();
    const newer = lightAt(2);
    expect(of(newer)).toEqual(toldOf('old', 'en'));
    open[1]!.refuse();
    await inTurn();
    expect(of(newer)).toEqual(toldOf('old', 'en'));
    const newest = lightAt(2);
    of(newest);
    open[2]!.answer(toldOf('new', 'en'));
    await inTurn();
    expect(of(newest)).toEqual(toldOf('new', 'en'));
  });

  it('is asked in the language that is spoken, and says when nobody answers', async () => {
    const { open, of } = desk();
    const one = lightAt(2);
    of(one);
    open[0]!.answer(toldOf('a', 'en'));
    await inTurn();
    expect(of(one, 'it')).toBeNull();
    expect(open[1]).toMatchObject({ language: 'it' });
    open[1]!.refuse();
    await inTurn();
    expect(of(one, 'it')).toBe('away');
    of(lightAt(3), 'it');
    open[2]!.answer(null);
    await inTurn();
  });

  it('is not asked where nobody can be, or of an account that is not known', () => {
    const state = stateOf(list);
    expect(createAnswers(undefined, () => undefined).of(lightAt(2), state, 'en')).toBeUndefined();
    const ask = vi.fn();
    const unknown = { ...state, lights: { ...state.lights!, account: null } };
    expect(createAnswers(ask, () => undefined).of(lightAt(2), unknown, 'en')).toBeUndefined();
    expect(ask).not.toHaveBeenCalled();
  });
});
