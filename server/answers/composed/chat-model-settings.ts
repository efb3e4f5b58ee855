import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The protocols that a chat model may speak. */
export const chatModelKinds = ['openai', 'ollama'] as const;

/** The agency's own chat model, as the operator set it up. */
export interface ChatModelSettings {
  /** The model's name at its endpoint. */
  readonly name: string;
  readonly kind: (typeof chatModelKinds)[number];
  /** The endpoint, without a slash at its end: `http://model.lan:8000/v1`, `http://model.lan:11434`. Nothing else is ever called. */
  readonly url: string;
  readonly key: string | undefined;
  /** How long the model may say nothing, before its first word and between two. */
  readonly silenceMilliseconds: number;
  /** How long an answer may take in all. */
  readonly wholeMilliseconds: number;
  /** How many answers are composed at the same time; twice as many wait. */
  readonly atOnce: number;
}

/** The environment's variables of a chat model. */
export const chatModelVariables = {
  CHAT_MODEL: z.string().optional(),
  CHAT_MODEL_URL: z
    .string()
    .refine(
      isEndpoint,
      'must be an http or https address such as http://model.lan:8000/v1, without a password, query or fragment',
    )
    .optional(),
  CHAT_MODEL_KIND: z.enum(chatModelKinds, `must be ${chatModelKinds.join(' or ')}`).optional(),
  CHAT_MODEL_KEY: z.string().optional(),
  CHAT_MODEL_KEY_FILE: z
    .string()
    .transform((file, faults) => {
      const key = contentOf(file);
      if (key !== undefined && key !== '') return key;
      faults.addIssue({ code: 'custom', message: 'must be a file that can be read and holds the key' });
      return z.NEVER;
    })
    .optional(),
  CHAT_MODEL_SILENCE_SECONDS: wholeNumber(1, 600).optional(),
  CHAT_MODEL_SECONDS: wholeNumber(1, 3_600).optional(),
  CHAT_MODEL_AT_ONCE: wholeNumber(1, 100).optional(),
};

type Variables = z.output<z.ZodObject<typeof chatModelVariables>>;

/** A model is set up as a whole: what the variables lack or say twice, by name. */
export function chatModelFaults(set: Variables): { name: keyof Variables; message: string }[] {
  const names = (Object.keys(chatModelVariables) as (keyof Variables)[]).filter(
    (name) => set[name] !== undefined,
  );
  if (names.length === 0) return [];
  const needed = (['CHAT_MODEL', 'CHAT_MODEL_URL'] as const)
    .filter((name) => set[name] === undefined)
    .map((name) => ({ name, message: `must be set where ${names[0] ?? ''} is` }));
  const twice = set.CHAT_MODEL_KEY !== undefined && set.CHAT_MODEL_KEY_FILE !== undefined;
  return twice
    ? [...needed, { name: 'CHAT_MODEL_KEY', message: 'must not be set where CHAT_MODEL_KEY_FILE is' }]
    : needed;
}

/** The chat model that the variables set up; none where they set up none. */
export function chatModelOf(set: Variables): ChatModelSettings | undefined {
  if (set.CHAT_MODEL === undefined || set.CHAT_MODEL_URL === undefined) return undefined;
  return {
    name: set.CHAT_MODEL,
    kind: set.CHAT_MODEL_KIND ?? 'openai',
    url: set.CHAT_MODEL_URL.replace(/\/+$/u, ''),
    key: set.CHAT_MODEL_KEY_FILE ?? set.CHAT_MODEL_KEY,
    silenceMilliseconds: (set.CHAT_MODEL_SILENCE_SECONDS ?? 30) * 1_000,
    wholeMilliseconds: (set.CHAT_MODEL_SECONDS ?? 120) * 1_000,
    atOnce: set.CHAT_MODEL_AT_ONCE ?? 2,
  };
}

function isEndpoint(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/u.test(url.protocol) &&
    [url.username, url.password, url.search, url.hash].every((part) => part === '')
  );
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  const rule = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/u, rule)
    .transform(Number)
    .refine((value) => value >= least && value <= most, rule);
}
