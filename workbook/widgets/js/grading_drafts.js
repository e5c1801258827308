// Marks that were begun and not saved: kept in this tab only, gone when it is closed.

export class Drafts {
  constructor(key) {
    this.key = key;
    try {
      this.all = JSON.parse(sessionStorage.getItem(key) ?? "{}") ?? {};
    } catch {
      this.all = {};
    }
  }

  of(number) {
    return this.all[number];
  }

  keep(number, value) {
    this.all[number] = value;
    this.write();
  }

  drop(number) {
    delete this.all[number];
    this.write();
  }

  write() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.all));
    } catch {
      // a full or forbidden store: the draft lives as long as the dialog
    }
  }
}
