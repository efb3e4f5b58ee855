import type OpenSeadragon from 'openseadragon';
import type { ImageInfo } from './image-info.ts';
import type { Region } from './lit-boxes.ts';

/** Turning and mirroring have no use here; letters that would move the image are shortcuts of the page. */
const keysWithoutUse = new Set('rRfFwWaAsSdDjJkK'.match(/./g));
const zoomStep = 1.5;

/** A page beside another stands so far from it, in widths of the first. */
const gap = 0.02;

/** A page image with the overlay that covers all of it. */
export interface ShownPage {
  readonly image: ImageInfo;
  readonly overlay: HTMLElement;
}

/** One or two page images under deep zoom, each with an overlay. The first page is 1 wide. */
export class DeepZoom {
  readonly #viewer: OpenSeadragon.Viewer;
  readonly #library: typeof OpenSeadragon;

  private constructor(library: typeof OpenSeadragon, viewer: OpenSeadragon.Viewer) {
    this.#library = library;
    this.#viewer = viewer;
  }

  /** Loads OpenSeadragon, only now, and makes a viewer in `element`. `label` names the image for screen readers. */
  static async open(element: HTMLElement, label: string): Promise<DeepZoom> {
    const { default: library } = await import('openseadragon');
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const viewer = library({
      element,
      drawer: 'canvas',
      showNavigationControl: false,
      animationTime: calm ? 0 : 0.5,
      placeholderFillStyle: '#fff',
      visibilityRatio: 0.5,
      minZoomImageRatio: 0.7,
      maxZoomPixelRatio: 3,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      gestureSettingsTouch: { pinchRotate: false },
    });
    viewer.canvas.setAttribute('role', 'application');
    viewer.canvas.setAttribute('aria-label', label);
    viewer.addHandler('canvas-key', (event) => {
      if (event.originalEvent instanceof KeyboardEvent && keysWithoutUse.has(event.originalEvent.key)) {
        event.preventDefaultAction = true;
      }
    });
    return new DeepZoom(library, viewer);
  }

  /** Shows pages beside each other, all of one height. `begin` looks at where to begin. Resolves when they can be moved. */
  async show(pages: readonly ShownPage[], begin: () => void): Promise<void> {
    const [first] = pages;
    const height = first ? first.image.height / first.image.width : 1;
    let right = 0;
    const placed = pages.map(({ image, overlay }) => {
      const width = (height * image.width) / image.height;
      const place = { image, overlay, x: right, width };
      right += width + gap;
      return place;
    });
    await new Promise<void>((resolve, reject) => {
      this.#viewer.addOnceHandler('open', () => {
        for (const { overlay, x, width } of placed) {
          this.#viewer.addOverlay({
            element: overlay,
            location: new this.#library.Rect(x, 0, width, height),
          });
        }
        begin();
        resolve();
      });
      this.#viewer.addOnceHandler('open-failed', ({ message }) => reject(new Error(message)));
      this.#viewer.clearOverlays();
      this.#viewer.open(placed.map(({ image, x, width }) => ({ tileSource: { ...image }, x, y: 0, width })));
    });
  }

  /** Resolves when every tile in the frame is drawn. */
  async drawn(): Promise<void> {
    const { world } = this.#viewer;
    await Promise.all(
      Array.from({ length: world.getItemCount() }, (_, at) => {
        return new Promise<void>((resolve) => world.getItemAt(at).whenFullyLoaded(() => resolve()));
      }),
    );
  }

  /** Turns what is shown, in degrees clockwise, and fits it into the frame. */
  turn(degrees: number): void {
    if (this.#viewer.viewport.getRotation() === degrees) return;
    this.#viewer.viewport.setRotation(degrees, true);
    this.fit();
  }

  /** Fits what is shown into the width of the frame, from its upper edge. */
  fitWidth(): void {
    const { width } = this.#viewer.world.getHomeBounds();
    this.look({ x: 0, y: 0, width, height: width * (this.frame.height / this.frame.width) });
  }

  /** Moves to a region. */
  look({ x, y, width, height }: Region, immediately = false): void {
    this.#viewer.viewport.fitBounds(new this.#library.Rect(x, y, width, height), immediately);
  }

  /** Size of the frame in pixels. */
  get frame(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.#viewer.element;
    return { width: Math.max(1, clientWidth), height: Math.max(1, clientHeight) };
  }

  zoomIn(): void {
    this.#zoom(zoomStep);
  }

  zoomOut(): void {
    this.#zoom(1 / zoomStep);
  }

  /** Fits the whole page into the frame. */
  fit(): void {
    this.#viewer.viewport.goHome();
  }

  close(): void {
    this.#viewer.destroy();
  }

  #zoom(factor: number): void {
    this.#viewer.viewport.zoomBy(factor);
    this.#viewer.viewport.applyConstraints();
  }
}
