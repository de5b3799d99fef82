/** The class under the element: an HTMLElement, with what a host sets for the page as a whole. */
import { assetsAddress, load, setAssetsAddress, setWasmAddress, wasmAddress } from './loader.js';
import { VERSION } from './version.js';

/** Outside a browser the class can be imported, and does nothing. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

export class PageElement extends Base {
  static version = VERSION;

  /** Where the wasm is; set it before the first element is in the page. */
  static get wasmUrl() {
    return wasmAddress();
  }

  static set wasmUrl(url) {
    setWasmAddress(url);
  }

  /** The folder that the built files are in, where a bundler took this module away from them; set it as early. */
  static get assetsUrl() {
    return assetsAddress();
  }

  static set assetsUrl(url) {
    setAssetsAddress(url);
  }

  /** Loads the code before an element needs it. A failure is the element's to report, which tries again. */
  static preload() {
    load().catch(() => {});
  }
}
