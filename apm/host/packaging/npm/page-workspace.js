/** The workspace of a page of Playwright. */
import { pageWorld } from "./page-world.js";
import { Workspace } from "./workspace.js";

export class PageWorkspace extends Workspace {
  /**
   * @param page The page.
   * @param root The folder to which paths of scripts are relative.
   * @param messages What went wrong in the page.
   */
  constructor(page, root, messages) {
    super(pageWorld(page, messages), root);
    this.page = page;
  }

  /** `Microsoft.Apm`, as a promise of a handle. */
  get apm() {
    return this.page.evaluateHandle(() => Microsoft.Apm);
  }
}
