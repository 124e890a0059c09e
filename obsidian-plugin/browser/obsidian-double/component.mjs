export class Events {
  #handlers = new Map();

  on(name, callback) {
    const ref = { name, callback, owner: this };
    this.#handlers.set(ref, callback);
    return ref;
  }
  offref(ref) {
    this.#handlers.delete(ref);
  }
  trigger(name, ...data) {
    for (const [ref, callback] of [...this.#handlers]) {
      if (ref.name === name) {
        callback(...data);
      }
    }
  }
  get size() {
    return this.#handlers.size;
  }
}

/** Undoes on unload what was registered, the last first. */
export class Component {
  #undo = [];

  load() {
    return this.onload?.();
  }
  unload() {
    this.onunload?.();
    for (const undo of this.#undo.splice(0).reverse()) {
      undo();
    }
  }
  register(undo) {
    this.#undo.push(undo);
  }
  registerEvent(ref) {
    this.register(() => ref.owner.offref(ref));
  }
  registerDomEvent(target, type, callback, options) {
    target.addEventListener(type, callback, options);
    this.register(() => target.removeEventListener(type, callback, options));
  }
}
