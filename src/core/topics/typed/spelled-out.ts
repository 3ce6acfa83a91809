/** What people write short where papers do not, or call otherwise than they do. */
const IN_FULL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    asr: 'speech recognition',
    bci: 'brain computer interface',
    bots: 'robots',
    cnns: 'convolutional networks',
    convnets: 'convolutional networks',
    cv: 'computer vision',
    eval: 'evaluation',
    evals: 'evaluation',
    gen: 'generation',
    hpc: 'high performance computing',
    i2v: 'image to video',
    img: 'image',
    img2img: 'image editing',
    med: 'medical',
    nets: 'networks',
    nlp: 'language models',
    quant: 'quantization',
    rec: 'recommendation',
    recon: 'reconstruction',
    recsys: 'recommendation',
    seg: 'segmentation',
    sim2real: 'sim to real',
    t2i: 'text to image',
    t2v: 'text to video',
    text2image: 'text to image',
    text2video: 'text to video',
    tts: 'text to speech',
    txt2img: 'text to image',
    vid: 'video',
    vids: 'videos',
    xai: 'explainability',
  }),
);

const FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'autonomous vehicles': 'autonomous driving',
    'self driving': 'autonomous driving',
    'self driving cars': 'autonomous driving',
    'natural language processing': 'language models',
  }),
);

/** A topic with what it has short written out, and its field as papers call it: "video generation" for "video gen". None where it has nothing of that. */
export function spelledOut(topic: string): readonly string[] {
  if (/["“”:]/.test(topic)) return [];
  const field = FIELDS.get(topic.toLowerCase().replaceAll('-', ' '));
  const long = topic.replace(/[\p{L}\p{N}]+/gu, (word) => IN_FULL.get(word.toLowerCase()) ?? word);
  return [...(field ? [field] : []), ...(long === topic ? [] : [long])];
}
