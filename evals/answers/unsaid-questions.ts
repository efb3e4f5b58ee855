import type { AnswerQuestion } from './answer-question.ts';
import type { AskedDocument } from './asked-archive.ts';

/** A detail that the documents of a topic do not tell: put in place of the end of a question that they answer. */
interface Unsaid {
  /** A question that the documents answer; its first group is what the document is about. */
  readonly asked: RegExp;
  readonly instead: (subject: string) => string;
  /** Words (folded or not) that a document must not have. */
  readonly unless: RegExp;
}

/** Details for the eval, and others for the training, so that neither knows the other's words. */
const unsaidDetails: Readonly<Record<'eval' | 'training', readonly Unsaid[]>> = {
  eval: [
    {
      asked: /(bão số \d+ năm \d+) làm hư/u,
      instead: (storm) => `Cơn ${storm} làm bao nhiêu người bị thương phải nằm viện?`,
      unless: /bị thương/u,
    },
    {
      asked: /^Hợp đồng thay (.+) trị giá/u,
      instead: (pipes) => `Hợp đồng thay ${pipes} được bảo hành mấy năm?`,
      unless: /bảo hành/u,
    },
    {
      asked: /^Nhà của (.+) được phép xây/u,
      instead: (owner) => `Nhà của ${owner} có mấy phòng ngủ?`,
      unless: /phòng ngủ/u,
    },
    {
      asked: /^Xây thêm lớp học cho (.+) tốn/u,
      instead: (school) => `Hiệu trưởng ${school} là ai?`,
      unless: /[Hh]iệu trưởng/u,
    },
    {
      asked: /^(.+) được kết nạp Đảng về/u,
      instead: (name) => `${name} học đại học ở trường nào?`,
      unless: /đại học/u,
    },
    {
      asked: /phát hiện bao nhiêu nhà vi phạm/u,
      instead: () => 'Sau khi kiểm tra xây dựng thì mấy cán bộ bị kỷ luật cách chức?',
      unless: /cách chức|kỷ luật/u,
    },
  ],
  training: [
    {
      asked: /(bão số \d+ năm \d+) được cho bao nhiêu/u,
      instead: (storm) => `Sau ${storm} có bao nhiêu tàu cá bị chìm?`,
      unless: /tàu cá/u,
    },
    {
      asked: /^Tiền đền bù giải tỏa cho (dự án .+) hết/u,
      instead: (project) => `Nhà thầu nào thi công ${project}?`,
      unless: /nhà thầu/iu,
    },
    {
      asked: /^Năm học \d+ - \d+ (.+) nhận bao nhiêu/u,
      instead: (school) => `${school} có mấy giáo viên dạy nhạc?`,
      unless: /dạy nhạc/u,
    },
    {
      asked: /^Cuộc họp về (.+) năm \d+ bắt đầu/u,
      instead: (matter) => `Cuộc họp về ${matter} chi bao nhiêu tiền ăn trưa?`,
      unless: /ăn trưa/u,
    },
    {
      asked: /^Đợt số hóa (.+) năm \d+ quét/u,
      instead: (fonds) => `Số hóa ${fonds} dùng máy quét hiệu gì?`,
      unless: /hiệu máy|nhãn hiệu/u,
    },
    {
      asked: /^Vì sao hồ sơ của (.+) bị trễ/u,
      instead: (name) => `${name} làm nghề gì, ở cơ quan nào?`,
      unless: /nghề nghiệp/u,
    },
    {
      asked: /^Ai đứng đầu ban lo vốn vay (.+) của phụ nữ năm (\d+)/u,
      instead: (trade) => `Vay vốn ${trade} phải thế chấp giấy tờ gì?`,
      unless: /thế chấp/u,
    },
  ],
};

/** Questions on details that the documents do not tell: one for each question that has the form. */
export function unsaidQuestions(
  documents: readonly AskedDocument[],
  part: keyof typeof unsaidDetails,
): AnswerQuestion[] {
  const all = documents.map(({ text }) => text);
  return unsaidDetails[part]
    .filter(({ unless }) => !all.some((text) => unless.test(text)))
    .flatMap(({ asked, instead }) =>
      documents
        .flatMap(({ questions }) => questions)
        .flatMap(({ text }) => {
          const match = asked.exec(text);
          return match
            ? [
                {
                  text: instead(match[1] ?? ''),
                  evidence: [],
                  missing: 'unsaid' as const,
                  form: asked.source,
                },
              ]
            : [];
        }),
    );
}
