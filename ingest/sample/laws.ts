const laws: Record<string, [from: number, text: string][]> = {
  government: [
    [0, 'Luật Tổ chức Hội đồng nhân dân và Ủy ban hành chính các cấp'],
    [1983, 'Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 30 tháng 6 năm 1983'],
    [1995, 'Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 21 tháng 6 năm 1994'],
    [2004, 'Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26 tháng 11 năm 2003'],
    [2016, 'Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015'],
    [2025, 'Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025'],
  ],
  land: [
    [0, 'Quyết định số 201/CP ngày 01 tháng 7 năm 1980 của Hội đồng Chính phủ'],
    [1988, 'Luật Đất đai ngày 29 tháng 12 năm 1987'],
    [1994, 'Luật Đất đai ngày 14 tháng 7 năm 1993'],
    [2004, 'Luật Đất đai ngày 26 tháng 11 năm 2003'],
    [2014, 'Luật Đất đai ngày 29 tháng 11 năm 2013'],
    [2025, 'Luật Đất đai ngày 18 tháng 01 năm 2024'],
  ],
  building: [
    [0, 'Điều lệ quản lý xây dựng cơ bản hiện hành'],
    [2004, 'Luật Xây dựng ngày 26 tháng 11 năm 2003'],
    [2015, 'Luật Xây dựng ngày 18 tháng 6 năm 2014'],
  ],
  budget: [
    [0, 'Điều lệ ngân sách địa phương hiện hành'],
    [1997, 'Luật Ngân sách nhà nước ngày 20 tháng 3 năm 1996'],
    [2004, 'Luật Ngân sách nhà nước ngày 16 tháng 12 năm 2002'],
    [2017, 'Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015'],
  ],
  dikes: [
    [0, 'Pháp lệnh về đê điều và phòng, chống lụt, bão'],
    [2007, 'Luật Đê điều ngày 29 tháng 11 năm 2006'],
    [2014, 'Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013'],
  ],
  staff: [
    [0, 'Pháp lệnh Cán bộ, công chức'],
    [2010, 'Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008'],
    [2012, 'Luật Viên chức ngày 15 tháng 11 năm 2010'],
  ],
  archives: [
    [0, 'Pháp lệnh Bảo vệ tài liệu lưu trữ quốc gia'],
    [2001, 'Pháp lệnh Lưu trữ quốc gia ngày 04 tháng 4 năm 2001'],
    [2012, 'Luật Lưu trữ ngày 11 tháng 11 năm 2011'],
    [2025, 'Luật Lưu trữ ngày 21 tháng 6 năm 2024'],
  ],
};

/** The law on a matter that a document of the year would rest on. */
export function lawOf(matter: keyof typeof laws, year: number): string {
  const versions = laws[matter] ?? [];
  const current = versions.filter(([from]) => from <= year).at(-1);
  if (!current) throw new RangeError(`No law is known for the matter «${matter}»: add it to laws.ts.`);
  return current[1];
}
