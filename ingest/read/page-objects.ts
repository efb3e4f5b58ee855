import type { Pdfium } from './pdfium.ts';

/** What is drawn on a page: how many objects, and its images. */
export interface PageObjects {
  readonly count: number;
  /** The part of the page that images cover, added up, at most 1. */
  readonly imageShare: number;
  /** Whether a JPEG that covers most of the page was cut off. */
  readonly cutImage: boolean;
}

const TEXT = 1;
const IMAGE = 3;
const FORM = 5;
/** The render mode of text that is not drawn. */
const UNSEEN = 3;
/** PDFium's record of an image: its width and height, their resolutions, bits a pixel, colour space, id; four bytes each. */
const METADATA_BYTES = 28;
const DEVICE_GREY = 1;
/** Forms inside forms are looked into this deep. */
const DEEPEST = 3;
/** An image that covers this part of a page is its scan. */
const SCAN_SHARE = 0.5;

/** Looks over the objects of a loaded page; `area` is the page's in square points. */
export function readPageObjects(pdfium: Pdfium, page: number, area: number): PageObjects {
  const { functions } = pdfium;
  const count = functions.FPDFPage_CountObjects(page);
  let imageShare = 0;
  let cutImage = false;
  for (let index = 0; index < count; index++) {
    const object = functions.FPDFPage_GetObject(page, index);
    const image = imageWithin(pdfium, object, DEEPEST);
    if (!image) continue;
    // An image inside a form is placed by the form.
    const share = objectArea(pdfium, object) / area;
    imageShare += share;
    if (share > SCAN_SHARE) cutImage ||= isJpeg(pdfium, image) && isCutJpeg(pdfium, image);
  }
  return { count, imageShare: Math.min(1, imageShare), cutImage };
}

/** Whether PDFium can decode no image of a loaded page that has some; costs as much as drawing it. */
export function lacksItsImages(pdfium: Pdfium, page: number): boolean {
  const { functions } = pdfium;
  let images = 0;
  for (let index = functions.FPDFPage_CountObjects(page) - 1; index >= 0; index--) {
    const image = imageWithin(pdfium, functions.FPDFPage_GetObject(page, index), DEEPEST);
    if (image && canBeDecoded(pdfium, image)) return false;
    if (image) images++;
  }
  return images > 0;
}

/**
 * Whether a loaded page may bear colours: it has fields, or anything but grey or black and white images and the unseen text of
 * a recognised scan.
 */
export function mayBearColours(pdfium: Pdfium, page: number): boolean {
  const { functions } = pdfium;
  if (functions.FPDFPage_GetAnnotCount(page) > 0) return true;
  for (let index = functions.FPDFPage_CountObjects(page) - 1; index >= 0; index--) {
    const object = functions.FPDFPage_GetObject(page, index);
    const type = functions.FPDFPageObj_GetType(object);
    const isUnseen = type === TEXT && functions.FPDFTextObj_GetTextRenderMode(object) === UNSEEN;
    if (!isUnseen && !(type === IMAGE && isGrey(pdfium, page, object))) return true;
  }
  return false;
}

function isGrey({ functions, memory }: Pdfium, page: number, image: number): boolean {
  const metadata = functions.malloc(METADATA_BYTES);
  try {
    if (!functions.FPDFImageObj_GetImageMetadata(image, page, metadata)) return false;
    const at = metadata >> 2;
    const [bitsPerPixel = 0, colourSpace = 0] = new Int32Array(memory.HEAPU8.buffer).subarray(at + 4, at + 6);
    return bitsPerPixel <= 8 && colourSpace === DEVICE_GREY;
  } finally {
    functions.free(metadata);
  }
}

/** The object if it is an image, the first image inside if it is a form, 0 if there is none. */
function imageWithin(pdfium: Pdfium, object: number, depth: number): number {
  const { functions } = pdfium;
  const type = functions.FPDFPageObj_GetType(object);
  if (type === IMAGE) return object;
  if (type !== FORM || depth === 0) return 0;
  const count = functions.FPDFFormObj_CountObjects(object);
  for (let index = 0; index < count; index++) {
    const image = imageWithin(pdfium, functions.FPDFFormObj_GetObject(object, index), depth - 1);
    if (image) return image;
  }
  return 0;
}

function objectArea({ functions, memory }: Pdfium, object: number): number {
  const box = functions.malloc(16);
  try {
    if (!functions.FPDFPageObj_GetBounds(object, box, box + 4, box + 8, box + 12)) return 0;
    const at = box >> 2;
    const [left = 0, bottom = 0, right = 0, top = 0] = memory.HEAPF32.subarray(at, at + 4);
    return Math.abs((right - left) * (top - bottom));
  } finally {
    functions.free(box);
  }
}

const JPEG_FILTER = 'DCTDecode';
/** A JPEG ends with these two bytes; some programs pad it. */
const JPEG_END = [0xff, 0xd9] as const;
const PADDING = 1024;

function isJpeg({ functions, memory }: Pdfium, image: number): boolean {
  if (functions.FPDFImageObj_GetImageFilterCount(image) !== 1) return false;
  const name = functions.malloc(32);
  try {
    const length = functions.FPDFImageObj_GetImageFilter(image, 0, name, 32);
    return Buffer.from(memory.HEAPU8.subarray(name, name + length - 1)).toString('latin1') === JPEG_FILTER;
  } finally {
    functions.free(name);
  }
}

function isCutJpeg({ functions, memory }: Pdfium, image: number): boolean {
  const length = functions.FPDFImageObj_GetImageDataRaw(image, 0, 0);
  const data = functions.malloc(length);
  if (!data) return false;
  try {
    functions.FPDFImageObj_GetImageDataRaw(image, data, length);
    const tail = memory.HEAPU8.subarray(data + Math.max(0, length - PADDING), data + length);
    return !Buffer.from(tail).includes(Buffer.from(JPEG_END));
  } finally {
    functions.free(data);
  }
}

function canBeDecoded({ functions }: Pdfium, image: number): boolean {
  const bitmap = functions.FPDFImageObj_GetBitmap(image);
  if (!bitmap) return false;
  functions.FPDFBitmap_Destroy(bitmap);
  return true;
}
