import type { Article, CutArticle, Passage, Sentence } from '../domain.ts';

/** What is embedded for a passage: title and heading say what it is about when it does not itself. */
export function passageInput({ title, raw }: Pick<Article, 'title' | 'raw'>, passage: Passage): string {
  const text = raw.slice(passage.start, passage.end);
  return [title, passage.heading, text].filter(Boolean).join('\n');
}

/** What is embedded for a sentence: itself alone, as it is compared with the sentences around it. */
export function sentenceInput({ raw }: Pick<Article, 'raw'>, sentence: Sentence): string {
  return raw.slice(sentence.start, sentence.end);
}

/** The texts to embed for an article, passages first. */
export function inputsOf({ article, passages, sentences }: CutArticle): {
  passages: string[];
  sentences: string[];
} {
  return {
    passages: passages.map((passage) => passageInput(article, passage)),
    sentences: sentences.map((sentence) => sentenceInput(article, sentence)),
  };
}
