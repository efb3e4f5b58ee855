import { fold } from '@tangthu/language/text/fold';
import { plainForm } from './tokens.ts';

/** Said to a machine, in the folded and spaced form of `folded`: to forget, to obey, to be another, to answer so. */
const INSTRUCTIONS = [
  /\b(?:bo qua|quen(?: di)?|phot lo|khong (?:tuan|lam) theo|dung (?:tuan|lam) theo|vo hieu hoa|ghi de|huy bo|xoa)\b.{0,30}\b(?:huong dan|chi dan|chi thi|lenh|yeu cau|quy tac|noi dung)\b.{0,25}\b(?:tren|truoc|cu|he thong|ban dau|da cho|truoc do|phia tren)\b/u,
  /\b(?:ignore|disregard|forget|override|bypass|do not follow)\b.{0,40}\b(?:instructions?|prompts?|rules?|guidelines?|messages?|directions?|above|previous)\b/u,
  /\b(?:previous|prior|above|earlier|system|new|following|these) (?:instructions?|prompts?)\b/u,
  /\b(?:you are|act as|pretend|roleplay|from now on you|you must (?:answer|respond|reply|say))\b/u,
  /\b(?:answer|respond|reply|say|output|print|write) (?:only|exactly|with|that|the following)\b/u,
  /\b(?:ban|may) la (?:mot )?(?:tro ly|chatbot|ai|mo hinh|he thong|tri tue)\b/u,
  /\b(?:hay dong vai|dong vai (?:la|lam)|gia vo (?:la|nhu)|tu (?:bay gio|gio tro di)[, ]{0,2}(?:ban|hay)|ban phai tra loi|hay (?:luon )?tra loi (?:rang|la|nguoi|bang|dung|nhu)|chi tra loi|luon (?:luon )?tra loi|hay (?:noi|viet|in ra|xuat ra|ghi) (?:rang|ra|dung|cau|nguyen van|chinh xac))\b/u,
  /\b(?:mo hinh ngon ngu|language model|llm|prompt|chatgpt|gpt|jailbreak|dan mode|developer mode|system message|loi nhac he thong|tin nhan he thong)\b/u,
  /(?:^|\n|\s)(?:system|assistant|user|human|developer|he thong|tro ly|nguoi dung)\s*(?::|>|\]|\n)/u,
  /<\|?\s*(?:im_start|im_end|system|assistant|user|endoftext|start_header_id|eot_id|think|s)\b|\[\/?inst\]|<<\/?sys>>|#{2,}\s*(?:system|instruction|response|huong dan|he thong|tra loi|chi dan|evidence|doan)/u,
  /\b(?:tra loi|cau tra loi|answer)\s*(?:phai|must|should|la)?\s*:\s*["“«]/u,
];

/** The same in letters that were set apart, of which no spaces are left. */
const SQUEEZED =
  /(?:boqua|quendi|photlo)(?:tatca|moi|cac|nhung|toanbo)*(?:huongdan|chidan|quytac|lenh|yeucau)|(?:ignore|disregard|forget)(?:all|any|the|of|your)*(?:previous|prior|above|instructions|prompts)|banlatrolyai|dongvai(?:la|lam)/u;

/**
 * Whether a text speaks to a machine that reads it rather than to a person: such a passage is kept from the chat model, and no sentence
 * of its may rest on it. It may look at harmless texts about such machines too; those are then only cited word for word.
 */
export function speaksToMachine(text: string): boolean {
  const folded = fold(unwoven(text));
  return (
    INSTRUCTIONS.some((pattern) => pattern.test(folded)) || SQUEEZED.test(folded.replace(/[^a-z]/gu, ''))
  );
}

/** Fullwidth letters as usual ones, and nothing invisible. */
function unwoven(text: string): string {
  return text.normalize('NFKC').split('\n').map(plainForm).join('\n');
}
