/** What is wrong and what to do, in Vietnamese, then in English; `{names}` are filled with the values of the case. */
type Sentences = readonly [viProblem: string, viRemedy: string, enProblem: string, enRemedy: string];

/** Every way in which a package can be wrong. */
export const SENTENCES = {
  // The file system and the archive file.
  'not-found': [
    'không có thư mục hay tệp nào ở đường dẫn này',
    'kiểm tra lại đường dẫn',
    'there is no folder or file at this path',
    'check the path',
  ],
  'empty-package': [
    'gói không có tệp nào',
    'xuất lại gói',
    'the package holds no file',
    'make the package again',
  ],
  'unknown-form': [
    'không nhận ra dạng gói: không có bagit.txt, METS.xml hay danh sách CSV/XLSX',
    'giao nộp dạng BagIt, gói E-ARK (Thông tư 05/2025/TT-BNV) hoặc thư mục kèm danh sách',
    'the form of the package is not known: no bagit.txt, no METS.xml, no list in CSV or XLSX',
    'hand over a BagIt bag, an E-ARK package (Circular 05/2025/TT-BNV) or a folder with a list',
  ],
  'zip-damaged': [
    'tệp nén bị hỏng ({detail})',
    'nén lại và gửi lại',
    'the ZIP file is damaged ({detail})',
    'compress it again and send it again',
  ],
  'zip-encrypted': [
    'tệp trong gói nén được đặt mật khẩu',
    'nén lại không đặt mật khẩu',
    'the file is encrypted within the ZIP file',
    'compress it again without a password',
  ],
  'zip-method': [
    'tệp được nén bằng phương pháp không hỗ trợ ({found})',
    'nén lại bằng phương pháp Deflate hoặc không nén',
    'the file is compressed by a method that is not supported ({found})',
    'compress it again by Deflate, or store it',
  ],
  'zip-bomb': [
    'gói nén phình to bất thường ({found} lần) hoặc các phần chồng lên nhau: có dấu hiệu của «bom nén»',
    'kiểm tra máy tạo gói; nén lại từng phần nhỏ hơn',
    'the ZIP file swells beyond reason ({found} times) or its parts overlap: it looks like a ZIP bomb',
    'check the machine that made it; compress smaller parts',
  ],
  'zip-inside': [
    'trong gói có tệp nén khác',
    'giải nén tệp này vào gói, hoặc giao nộp riêng',
    'there is another archive file inside the package',
    'unpack it into the package, or hand it over by itself',
  ],
  'too-many-files': [
    'gói có hơn {limit} tệp',
    'chia thành nhiều gói',
    'the package holds more than {limit} files',
    'split it into several packages',
  ],
  'too-large': [
    'dung lượng {found} byte vượt mức {limit} byte',
    'chia nhỏ hơn',
    'its size of {found} bytes is above {limit} bytes',
    'split it',
  ],
  link: [
    'là liên kết (link), không phải tệp',
    'thay liên kết bằng chính tệp',
    'it is a link, not a file',
    'put the file itself in its place',
  ],
  'not-a-file': [
    'không phải tệp thường',
    'bỏ ra khỏi gói',
    'it is no ordinary file',
    'leave it out of the package',
  ],
  'unreadable-file': [
    'không đọc được ({detail})',
    'chép lại tệp từ bản gốc',
    'it cannot be read ({detail})',
    'copy the file again from its source',
  ],
  // Names.
  'name-climbs': [
    'tên chứa «..» dẫn ra ngoài gói',
    'đặt tệp bên trong gói',
    'its name leads out of the package by ".."',
    'keep the file within the package',
  ],
  'name-absolute': [
    'là đường dẫn tuyệt đối hoặc địa chỉ mạng',
    'dùng đường dẫn tương đối trong gói',
    'it is an absolute path or a network address',
    'use a path relative to the package',
  ],
  'name-characters': [
    'tên chứa ký tự điều khiển hoặc ký tự đảo chiều chữ',
    'đổi tên tệp',
    'its name holds control characters or marks that turn the direction of writing',
    'rename the file',
  ],
  'name-length': [
    'tên quá dài hoặc nằm quá sâu (đường dẫn tối đa {limit} byte)',
    'rút ngắn tên thư mục và tên tệp',
    'its name is too long or lies too deep (a path has {limit} bytes at most)',
    'shorten the names of folders and files',
  ],
  'name-double': [
    'trùng tên với «{other}» (chỉ khác chữ hoa/thường hoặc cách mã hóa dấu)',
    'đổi tên một trong hai tệp',
    'its name is that of "{other}" but for case or the encoding of diacritics',
    'rename one of the two files',
  ],
  // Checksums.
  'checksum-differs': [
    'mã kiểm tra {algorithm} không khớp: kê khai {expected}, thực tế {found}',
    'tệp đã hỏng hoặc bị sửa: gửi lại tệp gốc và lập lại mã kiểm tra',
    'the {algorithm} checksum differs: {expected} was declared, {found} was found',
    'the file was damaged or changed: send the original and make the checksums again',
  ],
  'size-differs': [
    'dung lượng không khớp: kê khai {expected} byte, thực tế {found} byte',
    'gửi lại tệp đầy đủ',
    'the size differs: {expected} bytes were declared, {found} were found',
    'send the whole file again',
  ],
  'checksum-malformed': [
    'mã kiểm tra «{found}» không đúng dạng {algorithm}',
    'lập lại mã kiểm tra',
    'the checksum "{found}" is no {algorithm} checksum',
    'make the checksums again',
  ],
  'checksum-algorithm': [
    'thuật toán mã kiểm tra «{found}» không được hỗ trợ',
    'dùng SHA-256 hoặc SHA-512',
    'the checksum algorithm "{found}" is not supported',
    'use SHA-256 or SHA-512',
  ],
  'checksum-missing': [
    'được kê khai nhưng không có mã kiểm tra',
    'bổ sung mã kiểm tra SHA-256',
    'it is listed without a checksum',
    'add its SHA-256 checksum',
  ],
  'file-missing': [
    'được kê khai trong {source} nhưng không có trong gói',
    'bổ sung tệp, hoặc bỏ khỏi kê khai',
    'it is listed in {source} but is not in the package',
    'add the file, or take it off the list',
  ],
  'file-unlisted': [
    'có trong gói nhưng không được kê khai trong {source}',
    'kê khai tệp, hoặc bỏ ra khỏi gói',
    'it is in the package but is not listed in {source}',
    'list the file, or leave it out',
  ],
  // BagIt.
  'bag-declaration': [
    'bagit.txt phải có đúng hai dòng BagIt-Version và Tag-File-Character-Encoding',
    'tạo lại gói bằng công cụ BagIt',
    'bagit.txt must hold exactly the two lines BagIt-Version and Tag-File-Character-Encoding',
    'make the bag again with a BagIt tool',
  ],
  'bag-version': [
    'phiên bản BagIt «{found}» không được hỗ trợ',
    'dùng BagIt 1.0 hoặc 0.97',
    'the BagIt version "{found}" is not supported',
    'use BagIt 1.0 or 0.97',
  ],
  'text-encoding': [
    'không phải văn bản UTF-8',
    'lưu lại dưới dạng UTF-8',
    'it is not text in UTF-8',
    'save it as UTF-8',
  ],
  'bag-manifest-absent': [
    'không có tệp manifest-<thuật toán>.txt',
    'tạo lại gói với manifest-sha256.txt',
    'there is no manifest-<algorithm>.txt',
    'make the bag again with a manifest-sha256.txt',
  ],
  'bag-payload-absent': [
    'không có thư mục data/',
    'tạo lại gói',
    'there is no folder data/',
    'make the bag again',
  ],
  'manifest-line': [
    'dòng không đúng dạng «mã kiểm tra  đường dẫn»',
    'tạo lại tệp manifest',
    'the line is not of the form "checksum  path"',
    'make the manifest again',
  ],
  'manifest-double': [
    '«{other}» được kê khai hai lần',
    'tạo lại tệp manifest',
    '"{other}" is listed twice',
    'make the manifest again',
  ],
  'manifest-place': [
    '«{other}» không được kê khai ở tệp này (manifest chỉ kê tệp trong data/, tagmanifest chỉ kê tệp ngoài data/)',
    'tạo lại tệp manifest',
    '"{other}" does not belong in this file (a manifest lists what is in data/, a tag manifest what is not)',
    'make the manifest again',
  ],
  'bag-fetch': [
    'gói yêu cầu tải tệp từ mạng (fetch.txt); hệ thống không tải gì từ mạng',
    'đặt đủ tệp vào data/ và bỏ fetch.txt',
    'the bag asks to fetch files from the network (fetch.txt); nothing is ever fetched',
    'put every file into data/ and leave fetch.txt out',
  ],
  'bag-oxum': [
    'Payload-Oxum không khớp: kê khai {expected}, thực tế {found} (byte.số tệp)',
    'kiểm tra xem gói có thiếu hay thừa tệp; tạo lại gói',
    'the Payload-Oxum differs: {expected} was declared, {found} was found (bytes.files)',
    'see whether files are missing or too many; make the bag again',
  ],
  'bag-info-line': [
    'dòng của bag-info.txt không đúng dạng «Nhãn: giá trị»',
    'sửa bag-info.txt rồi lập lại tagmanifest',
    'the line of bag-info.txt is not of the form "Label: value"',
    'mend bag-info.txt and make the tag manifest again',
  ],
  // XML and E-ARK.
  'xml-damaged': [
    'không phải XML đúng cú pháp ({detail})',
    'xuất lại tệp XML',
    'it is not well-formed XML ({detail})',
    'make the XML file again',
  ],
  'xml-doctype': [
    'XML chứa DOCTYPE hoặc thực thể, không được phép',
    'xuất lại XML không có DOCTYPE',
    'the XML holds a DOCTYPE or entities, which is not allowed',
    'make the XML again without a DOCTYPE',
  ],
  'mets-empty': [
    'METS không kê khai tệp nào',
    'xuất lại gói',
    'the METS lists no file',
    'make the package again',
  ],
  'ead-absent': [
    'gói không có EAD.xml mô tả hồ sơ trong metadata/descriptive',
    'bổ sung EAD.xml',
    'the package has no EAD.xml that describes its file in metadata/descriptive',
    'add EAD.xml',
  ],
  'document-undescribed': [
    'tài liệu không có tệp EAD_doc mô tả',
    'bổ sung EAD_doc và liên kết trong structMap',
    'the document has no EAD_doc that describes it',
    'add the EAD_doc and link it in the structMap',
  ],
  'holey-file': [
    'chỉ trỏ tới tài liệu đã nộp trước (.fetch.txt), không kèm tài liệu',
    'nộp kèm chính tài liệu',
    'it only points to a document that was handed over before (.fetch.txt)',
    'hand over the document itself',
  ],
  // Lists.
  'list-damaged': [
    'không đọc được danh sách ({detail})',
    'lưu lại danh sách dạng CSV (UTF-8) hoặc XLSX',
    'the list cannot be read ({detail})',
    'save the list again as CSV (UTF-8) or XLSX',
  ],
  'list-headings': [
    'không nhận ra dòng tiêu đề cột của danh sách (cần ít nhất cột tên tệp hoặc mã tài liệu)',
    'dùng tên cột của Thông tư 05/2025/TT-BNV, hoặc khai báo tên cột riêng bằng --headings',
    'the row of headings of the list is not recognised (a column of file names or document codes is needed)',
    'use the names of Circular 05/2025/TT-BNV, or state your own with --headings',
  ],
  'list-empty': [
    'danh sách không có dòng nào',
    'bổ sung các dòng tài liệu',
    'the list has no row',
    'add the rows of the documents',
  ],
  'row-without-file': [
    'dòng không nêu tên tệp',
    'điền tên tệp của tài liệu',
    'the row names no file',
    'fill in the name of the file',
  ],
  'row-double': [
    'tệp «{other}» được kê khai ở nhiều dòng mà không có trang đầu',
    'bỏ dòng thừa, hoặc thêm cột firstPage cho tệp nhiều văn bản',
    'the file "{other}" is listed in several rows without a first page',
    'remove the spare row, or add a column firstPage for a file of several documents',
  ],
  // Fields.
  'field-missing': [
    'thiếu trường bắt buộc {field}',
    'điền {field}',
    'the field {field} is missing',
    'fill in {field}',
  ],
  'field-value': [
    'giá trị «{found}» của {field} không hợp lệ (nhận: {expected})',
    'sửa giá trị',
    'the value "{found}" of {field} is not valid (accepted: {expected})',
    'correct the value',
  ],
  'field-contradicts': [
    'hồ sơ {other} được mô tả khác nhau ở {field}: «{expected}» và «{found}»',
    'thống nhất mô tả của hồ sơ',
    'the file {other} is described in two ways in {field}: "{expected}" and "{found}"',
    'describe the file in one way',
  ],
  'fonds-missing': [
    'gói không nêu phông lưu trữ của hồ sơ',
    'bên gửi bổ sung mã phông, hoặc bên nhận thêm --fonds <mã>',
    'the package does not say to which fonds the file belongs',
    'the sender adds the code of the fonds, or the receiver adds --fonds <code>',
  ],
  // Contents.
  'not-pdf': [
    'không phải tệp PDF',
    'chuyển tài liệu sang PDF/A hai lớp',
    'it is not a PDF file',
    'convert the document to a two-layer PDF/A',
  ],
  'pdf-encrypted': [
    'tệp PDF được đặt mật khẩu',
    'bỏ mật khẩu rồi gửi lại',
    'the PDF is locked by a password',
    'remove the password and send it again',
  ],
  'pdf-damaged': [
    'tệp PDF bị hỏng, không mở được',
    'xuất lại hoặc quét lại tài liệu',
    'the PDF is damaged and cannot be opened',
    'make it again, or scan the document again',
  ],
  'pdf-too-long': [
    'tệp PDF có quá nhiều trang',
    'tách thành nhiều tệp',
    'the PDF has too many pages',
    'split it into several files',
  ],
  'empty-file': [
    'tệp rỗng (0 byte)',
    'gửi lại tệp gốc',
    'the file is empty (0 bytes)',
    'send the original file',
  ],
  'no-documents': [
    'gói không có tài liệu nào',
    'bổ sung tài liệu',
    'the package holds no document',
    'add the documents',
  ],
  // The receiving archive.
  'agency-missing': [
    'gói không nêu cơ quan quản lý',
    'bên nhận thêm --agency <mã>',
    'the package does not say which agency keeps the records',
    'the receiver adds --agency <code>',
  ],
  'agency-unknown': [
    'kho này chưa có cơ quan mã «{found}»',
    'bên nhận nạp danh mục cơ quan trước: npm run agencies -- <list.json>, hoặc thêm --add-agencies nếu gói kèm agencies.json',
    'this archive knows no agency with the code "{found}"',
    'the receiver loads the list of agencies first: npm run agencies -- <list.json>, or adds --add-agencies where the package brings an agencies.json',
  ],
  // Warnings: the package is taken all the same.
  'no-checksums': [
    'danh sách không kèm mã kiểm tra: không thể phát hiện tệp bị hỏng khi gửi',
    'lần sau thêm cột sha256 hoặc manifest-sha256.txt',
    'the list brings no checksums: damage on the way cannot be found',
    'next time add a column sha256 or a manifest-sha256.txt',
  ],
  'column-unknown': [
    'cột «{found}» không nhận ra; giá trị được giữ nguyên văn',
    'khai báo bằng --headings nếu cần',
    'the column "{found}" is not recognised; its values are kept as they are',
    'state what it means with --headings if it matters',
  ],
  'already-described': [
    'hồ sơ/phông {other} đã có với {field} «{found}»; giữ nguyên mô tả của kho',
    'kiểm tra và sửa trong kho nếu cần',
    '{other} is described already with {field} "{found}"; the archive keeps its description',
    'check it and correct it in the archive if need be',
  ],
} as const satisfies Record<string, Sentences>;

/** The kinds of faults, by name. */
export type FaultKind = keyof typeof SENTENCES;
