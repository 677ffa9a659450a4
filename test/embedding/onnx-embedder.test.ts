import { createOnnxEmbedder } from '../../src/embedding/onnx-embedder.ts';
import { embedderContract } from './contract.ts';

embedderContract('the embedder in this thread', () =>
  createOnnxEmbedder({ modelsDirectory: 'models', model: 'Xenova/e5-small-v2' }),
);
