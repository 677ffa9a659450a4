import { describe, expect, it } from 'vitest';
import { isForeign } from '../../../src/answer/question/languages.ts';

const KNOWN = new Set(
  `the a is was did who what about tower paid money keeper dress comment on talks say will he give in los
  names and list no information article plan peace oscar angeles`.split(/\s+/),
);
const isKnown = (word: string): boolean => KNOWN.has(word);

describe('isForeign', () => {
  it.each([
    'Was sagte Duarte über die Lampe?',
    'Was fordert Selby von der Regierung?',
    'Wer hat den Turm gebaut?',
    'Warum Selby?',
    'Ist der Turm noch geschlossen?',
    'Que dit Duarte de la lampe ?',
    'Qui a payé la tour ?',
    '¿Qué dijo Duarte sobre el faro?',
    'Che cosa ha detto Duarte della lampada?',
    'Co powiedział Duarte o latarni w Selby i dlaczego jest zamknięta?',
    'Wat zei Duarte over het licht en de toren?',
    'Chto skazal Duarte na vstreche?',
    'Kann Selby die Lampe bezahlen?',
    'Кто построил башню?',
    '谁建了塔？',
  ])('%s', (question) => {
    expect(isForeign(question, isKnown)).toBe(true);
  });

  it.each([
    'Who is Oscar de la Renta?',
    'who is oscar de la renta?',
    'Oscar de la Renta dress',
    'Ursula von der Leyen',
    'Der Spiegel',
    'der spiegel',
    'Los Angeles',
    'What did Der Spiegel say about Le Monde and La Repubblica?',
    'Comment on the talks',
    'Give the names in the article and list no information',
    'zxcv qwer asdf',
    'was he paid in Den Haag',
    'die in peace',
    '',
  ])('is English, or nothing: %s', (question) => {
    expect(isForeign(question, isKnown)).toBe(false);
  });
});
