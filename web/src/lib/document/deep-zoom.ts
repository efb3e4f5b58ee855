import type OpenSeadragon from 'openseadragon';
import type { ImageInfo } from './image-info.ts';
import type { Region } from './lit-boxes.ts';

/** Turning and mirroring have no use here; letters that would move the image are shortcuts of the page. */
const keysWithoutUse = new Set('rRfFwWaAsSdDjJkK'.match(/./g));
const zoomStep = 1.5;

/** The page image under deep zoom, with one overlay that covers the whole page. */
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

  /** Shows a page: its image, the overlay over all of it, and the region to begin with. Resolves when it can be moved. */
  async show(image: ImageInfo, overlay: HTMLElement, region: Region): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#viewer.addOnceHandler('open', () => {
        this.#viewer.addOverlay({
          element: overlay,
          location: new this.#library.Rect(0, 0, 1, image.height / image.width),
        });
        this.look(region, true);
        resolve();
      });
      this.#viewer.addOnceHandler('open-failed', ({ message }) => reject(new Error(message)));
      this.#viewer.clearOverlays();
      this.#viewer.open({ tileSource: { ...image } });
    });
  }

  /** Resolves when every tile in the frame is drawn. */
  drawn(): Promise<void> {
    return new Promise((resolve) => this.#viewer.world.getItemAt(0).whenFullyLoaded(() => resolve()));
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
